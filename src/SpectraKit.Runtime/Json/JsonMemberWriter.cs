using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Writes the members of an object. What JSON has a word for is one call with its name: to write them one after the other takes a quarter longer.</summary>
public readonly ref struct JsonMemberWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly ReadOnlySpan<JsonEncodedText> _names;

    internal JsonMemberWriter(Utf8JsonWriter writer, ReadOnlySpan<JsonEncodedText> names)
    {
        _writer = writer;
        _names = names;
    }

    /// <summary>Writes a member's name.</summary>
    /// <param name="index">The member's number.</param>
    /// <returns>The writer, of which the member's value is expected next.</returns>
    public Utf8JsonWriter Name(int index)
    {
        _writer.WritePropertyName(_names[index]);
        return _writer;
    }

    /// <summary>Writes a member.</summary>
    /// <param name="index">The member's number.</param>
    /// <param name="value">Its value.</param>
    public void Write(int index, string value) => _writer.WriteString(_names[index], value);

    /// <inheritdoc cref="Write(int, string)"/>
    public void Write(int index, bool value) => _writer.WriteBoolean(_names[index], value);

    /// <inheritdoc cref="Write(int, string)"/>
    public void Write(int index, int value) => _writer.WriteNumber(_names[index], value);

    /// <inheritdoc cref="Write(int, string)"/>
    public void Write(int index, long value) => _writer.WriteNumber(_names[index], value);

    /// <inheritdoc cref="Write(int, string)"/>
    public void Write(int index, double value) => _writer.WriteNumber(_names[index], value);

    /// <inheritdoc cref="Write(int, string)"/>
    public void Write(int index, DateTimeOffset value) => _writer.WriteString(_names[index], value);
}
