using System.Numerics;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A number that travels as a string (a string of format <c>int64</c> or <c>decimal</c>): <c>"12"</c>. A bare number is read too.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <typeparam name="TCodec">How a bare number is read.</typeparam>
public readonly struct StringNumberCodec<T, TCodec> : IJsonCodec<T>
    where T : struct, INumberBase<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader) => QuotedNumberCodec<T, TCodec>.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(WireText.Of(value));
}
