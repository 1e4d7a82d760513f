using System.Numerics;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A number that some answers put in quotes: <c>12</c> and <c>"12"</c> are read alike, <c>12</c> is written.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <typeparam name="TCodec">How the bare number is read and written.</typeparam>
public readonly struct QuotedNumberCodec<T, TCodec> : IJsonCodec<T>
    where T : struct, INumberBase<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? NumberText.Read<T>(ref reader) : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value) => TCodec.Write(writer, value);
}
