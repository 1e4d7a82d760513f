namespace SpectraKit.Runtime.Json;

/// <summary>The text of an open set's value: empty by default, and equal to another of the same characters.</summary>
/// <param name="text">The text on the wire.</param>
public readonly struct OpenText(string text) : IEquatable<OpenText>
{
    private readonly string? _text = text;

    /// <inheritdoc/>
    public bool Equals(OpenText other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OpenText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The text on the wire.</summary>
    /// <returns>The text; empty for a default value.</returns>
    public override string ToString() => _text ?? "";
}
