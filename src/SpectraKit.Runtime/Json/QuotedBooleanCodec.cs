using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A boolean that travels as the string <c>"true"</c> or <c>"false"</c>. Reads the bare literals too.</summary>
public readonly struct QuotedBooleanCodec : IJsonCodec<bool>
{
    /// <inheritdoc/>
    public static bool Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            try
            {
                if (reader.ValueTextEquals("true"u8))
                    return true;
                if (reader.ValueTextEquals("false"u8))
                    return false;
            }
            catch (InvalidOperationException)
            {
                // The reader's own word for an escaped half of a surrogate pair: neither of the two.
            }
        }

        return BooleanCodec.Read(ref reader);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteStringValue(value ? "true"u8 : "false"u8);
}
