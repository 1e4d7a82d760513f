using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>A JSON string, number or boolean, where a document leaves open which: what came is what is sent back, digit for digit.</summary>
public readonly record struct JsonScalar : IJsonCodec<JsonScalar>, IFormattable
{
    private readonly string? _text;

    private JsonScalar(JsonValueKind kind, string text)
    {
        Kind = kind;
        _text = text;
    }

    /// <summary><see cref="JsonValueKind.String"/>, <see cref="JsonValueKind.Number"/>, <see cref="JsonValueKind.True"/> or <see cref="JsonValueKind.False"/>; for a default value <see cref="JsonValueKind.Undefined"/>, which is written as null.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>A string's characters, or the spelling of anything else; empty for a default value.</summary>
    public string Text => _text ?? "";

    /// <summary>A string.</summary>
    /// <param name="value">The string.</param>
    public static implicit operator JsonScalar(string value) => new(JsonValueKind.String, value);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonScalar(long value) => new(JsonValueKind.Number, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    /// <param name="value">The number, neither NaN nor infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">JSON has no such number.</exception>
    public static implicit operator JsonScalar(double value) => double.IsFinite(value)
        ? new(JsonValueKind.Number, value.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(value), "JSON has neither NaN nor infinity.");

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonScalar(decimal value) => new(JsonValueKind.Number, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator JsonScalar(bool value) => value ? new(JsonValueKind.True, "true") : new(JsonValueKind.False, "false");

    /// <summary>A number as it is spelt in JSON.</summary>
    /// <param name="spelling">Such as <c>1.50</c>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The text is not a JSON number.</exception>
    public static JsonScalar Number(string spelling)
    {
        try
        {
            using var document = JsonDocument.Parse(spelling);
            if (document.RootElement.ValueKind == JsonValueKind.Number)
                return new(JsonValueKind.Number, document.RootElement.GetRawText());
        }
        catch (JsonException)
        {
            // Said below, for both.
        }

        throw new FormatException($"'{spelling}' is not a JSON number.");
    }

    /// <inheritdoc/>
    public static JsonScalar Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return StringCodec.Read(ref reader);
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            default:
                JsonMismatch.Throw(ref reader, "a string, a number or a boolean");
                return default;
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, JsonScalar value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(value.Text, skipInputValidation: true);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(value.Kind == JsonValueKind.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>The value without quotes, as it stands in a path or a query.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Text;
}
