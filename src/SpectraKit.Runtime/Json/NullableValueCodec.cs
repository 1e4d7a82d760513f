using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A value type, or <c>null</c>.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TCodec">How the value is read and written.</typeparam>
public readonly struct NullableValueCodec<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is { } present)
            TCodec.Write(writer, present);
        else
            writer.WriteNullValue();
    }
}
