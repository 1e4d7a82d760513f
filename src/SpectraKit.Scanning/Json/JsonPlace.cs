using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>A value of a JSON file that people write, with the place where it stands, so that a complaint can name it.</summary>
internal sealed class JsonPlace
{
    private readonly Source _source;
    private readonly long _offset;
    private readonly JsonTokenType _type;
    private readonly string? _text;
    private readonly long? _number;
    private readonly IReadOnlyList<JsonPlace> _items = [];
    private readonly IReadOnlyList<(string Name, JsonPlace NamePlace, JsonPlace Value)> _members = [];

    private JsonPlace(Source source, ref Utf8JsonReader reader)
    {
        _source = source;
        _offset = reader.TokenStartIndex;
        _type = reader.TokenType;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<JsonPlace>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(new(source, ref reader));
                _items = items;
                break;
            case JsonTokenType.StartObject:
                var members = new List<(string, JsonPlace, JsonPlace)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = new JsonPlace(source, ref reader);
                    reader.Read();
                    members.Add((name._text!, name, new(source, ref reader)));
                }

                _members = members;
                break;
            case JsonTokenType.String or JsonTokenType.PropertyName:
                _text = reader.GetString();
                break;
            case JsonTokenType.Number:
                _number = reader.TryGetInt64(out var number) ? number : null;
                break;
        }
    }

    /// <summary>Makes a complaint of a sentence, a line and a column, both counted from 1.</summary>
    public delegate ProblemException Complaint(string message, long line, long column);

    /// <summary>Reads a whole file. Comments and commas after the last item are allowed.</summary>
    /// <exception cref="ProblemException">It is not JSON.</exception>
    public static JsonPlace Parse(byte[] utf8, Complaint complain)
    {
        var text = utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var source = new Source(text, complain);
        var reader = new Utf8JsonReader(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            var root = new JsonPlace(source, ref reader);
            while (reader.Read())
            {
                // What follows the value is a mistake, which the reader is about to name.
            }

            return root;
        }
        catch (JsonException e)
        {
            throw complain("this is not JSON", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            throw source.Complain("this string is no text", reader.TokenStartIndex);
        }
    }

    /// <summary>The members of an object, to be taken one by one.</summary>
    public JsonFields Fields(string what)
    {
        if (_type != JsonTokenType.StartObject)
            throw Invalid($"{what} has to be an object");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place, _) in _members)
        {
            if (!seen.Add(name))
                throw place.Invalid($"'{SafeText.Of(name)}' is there twice");
        }

        return new(what, _members);
    }

    /// <summary>The items of a list; one value stands for a list of one.</summary>
    public IReadOnlyList<JsonPlace> Items(string what) => _type switch
    {
        JsonTokenType.StartArray => _items,
        JsonTokenType.Null => throw Invalid($"this has to be a list of {what}"),
        _ => [this],
    };

    public string Text(string what) => !string.IsNullOrWhiteSpace(_text) ? _text : throw Invalid($"this has to be {what}, as a string");

    public long Number(long least, long most) =>
        _number is { } number && number >= least && number <= most ? number : throw Invalid($"this has to be a whole number from {least} to {most}");

    public bool Flag() => _type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Invalid("this has to be true or false"),
    };

    /// <summary>One of an enumeration's words, or of those that are given.</summary>
    public T Word<T>(params T[] allowed)
        where T : struct, Enum
    {
        var values = allowed.Length > 0 ? allowed : Enum.GetValues<T>();
        return Words.TryRead<T>(_text, out var value) && values.Contains(value)
            ? value
            : throw Invalid($"this has to be one of {string.Join(", ", values.Select(candidate => JsonNamingPolicy.KebabCaseLower.ConvertName(candidate.ToString())))}");
    }

    public ProblemException Invalid(string message) => _source.Complain(message, _offset);

    private sealed class Source(byte[] utf8, Complaint complain)
    {
        public ProblemException Complain(string message, long offset)
        {
            var before = utf8.AsSpan(0, (int)offset);
            return complain(message, before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
        }
    }
}
