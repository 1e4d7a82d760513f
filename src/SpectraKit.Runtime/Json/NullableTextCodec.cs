using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>
/// A value that is parsed from a string, or <c>null</c>. An empty string is no date, no digest and no number: a service that sends one has
/// none to send, and it is read as <c>null</c> rather than made a reason to refuse the whole answer.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TCodec">How the value is read and written.</typeparam>
public readonly struct NullableTextCodec<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.IsEmpty)
            ? null
            : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T? value) => NullableValueCodec<T, TCodec>.Write(writer, value);
}
