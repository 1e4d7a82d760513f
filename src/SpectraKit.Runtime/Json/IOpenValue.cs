namespace SpectraKit.Runtime.Json;

/// <summary>A value of an open set: known or not, its text is the one on the wire.</summary>
/// <typeparam name="T">The set.</typeparam>
public interface IOpenValue<T> : IJsonCodec<T>, IFormattable
{
    /// <inheritdoc/>
    /// <remarks>There is one format, and it is no culture's.</remarks>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString() ?? "";
}
