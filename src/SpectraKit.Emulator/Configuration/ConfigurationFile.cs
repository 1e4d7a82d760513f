using System.Text;
using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>A JSON file that people write: knows the line and column of whatever is wrong in it.</summary>
internal sealed class ConfigurationFile
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _path;
    private readonly byte[] _json;

    private ConfigurationFile(string path, byte[] json)
    {
        _path = path;
        _json = json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json[3..] : json;
    }

    public delegate T Reading<out T>(ref Utf8JsonReader reader);

    /// <exception cref="EmulatorConfigurationException">The file cannot be read; the message begins with <paramref name="kind"/>.</exception>
    public static ConfigurationFile Open(string path, string kind)
    {
        try
        {
            return new ConfigurationFile(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorConfigurationException($"The {kind} cannot be read: {e.Message}", path, innerException: e);
        }
    }

    /// <summary>The same for what did not come from a file; <paramref name="name"/> stands in messages where a path would.</summary>
    public static ConfigurationFile Of(byte[] json, string name) => new(name, json);

    /// <exception cref="EmulatorConfigurationException">It is not JSON, or whatever <paramref name="read"/> throws.</exception>
    public T Read<T>(Reading<T> read)
    {
        var reader = new Utf8JsonReader(_json, Lenient);
        try
        {
            return read(ref reader);
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            throw new EmulatorConfigurationException("This is not JSON.", _path, line + 1, ColumnInLine(line, (int)(e.BytePositionInLine ?? 0)), e);
        }
    }

    public void Expect(ref Utf8JsonReader reader, JsonTokenType type, string sentence)
    {
        if (reader.TokenType != type) throw Wrong(reader.TokenStartIndex, sentence);
    }

    public string Text(ref Utf8JsonReader reader, string member)
    {
        Expect(ref reader, JsonTokenType.String, $"\"{member}\" is a string.");
        return reader.GetString()!;
    }

    public int Integer(ref Utf8JsonReader reader, string member)
    {
        Expect(ref reader, JsonTokenType.Number, $"\"{member}\" is a number.");
        return reader.TryGetInt32(out var value) ? value : throw Wrong(reader.TokenStartIndex, $"\"{member}\" is a whole number.");
    }

    public EmulatorConfigurationException Wrong(long offset, string sentence)
    {
        var before = _json.AsSpan(0, (int)offset);
        var line = before.Count((byte)'\n');
        return new EmulatorConfigurationException(sentence, _path, line + 1, ColumnInLine(line, before.Length - (before.LastIndexOf((byte)'\n') + 1)));
    }

    // Editors count characters, JSON readers bytes.
    private int ColumnInLine(int line, int bytes)
    {
        var rest = _json.AsSpan();
        for (; line > 0; line--) rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetCharCount(rest[..Math.Min(bytes, rest.Length)]) + 1;
    }
}
