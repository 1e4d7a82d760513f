using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>What a union is: a case and its value, or what came and fits none.</summary>
public readonly struct UnionValue
{
    internal const int None = -1;

    private readonly int _place;

    /// <summary>A value of a case.</summary>
    /// <param name="index">Which case, from 0.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentNullException">There is no value.</exception>
    public UnionValue(int index, object? value)
        : this(index, value, null) => ArgumentNullException.ThrowIfNull(value);

    internal UnionValue(int index, object? value, JsonElement? json) => (_place, Value, Json) = (index + 1, value, json);

    /// <summary>A value that fits no case.</summary>
    internal static UnionValue Unknown(JsonElement json) => new(None, null, json);

    internal int Index => _place - 1;

    internal object? Value { get; }

    internal JsonElement? Json { get; }
}
