using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>A JSON object of settings whose values remember where they stand, so that a complaint can say so.</summary>
internal sealed class SettingsText
{
    private readonly Dictionary<string, Value> _members = new(StringComparer.Ordinal);

    private SettingsText()
    {
    }

    /// <exception cref="ProblemException">It is not a JSON object, or holds what no setting is (SPK1003, with line and column).</exception>
    public static SettingsText Parse(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var settings = new SettingsText();
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Invalid("Settings have to be a JSON object", PositionOf(utf8, 0));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                var position = PositionOf(utf8, reader.TokenStartIndex);
                reader.Read();
                if (!settings._members.TryAdd(name, ReadValue(ref reader, utf8, name)))
                    throw Invalid($"'{SafeText.Of(name)}' is set twice", position);
            }

            reader.Read();
        }
        catch (JsonException e)
        {
            throw Invalid("Settings are not JSON", (e.LineNumber ?? 0, e.BytePositionInLine ?? 0));
        }
        catch (InvalidOperationException)
        {
            throw Invalid("Settings hold a string that is no text", PositionOf(utf8, reader.TokenStartIndex));
        }

        return settings;
    }

    /// <summary>Reads a member, if it is there and not <c>null</c>, and takes it off the list of those that nobody has asked for.</summary>
    public void Text(string name, Action<string> use) => Take(name, value => use(value.Text ?? throw value.Invalid(name, "a string")));

    public void Flag(string name, Action<bool> use) => Take(name, value => use(value.Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw value.Invalid(name, "true or false"),
    }));

    public void Texts(string name, Action<IReadOnlyList<string>> use) => Take(name, value => use(Texts(name, value)));

    public void Time(string name, Action<TimeSpan> use) => Take(name, value =>
        use(TimeSpan.TryParseExact(value.Text, "c", CultureInfo.InvariantCulture, out var time) ? time : throw value.Invalid(name, "a time such as \"00:30:00\"")));

    /// <summary>A size: a number of bytes, or a text such as <c>"500MB"</c>.</summary>
    public void Size(string name, Action<long> use) => Take(name, value =>
        use(ByteSize.TryParse(value.Type == JsonTokenType.Number ? value.Number : value.Text, out var size) ? size : throw value.Invalid(name, "a number of bytes, or a size such as \"500MB\"")));

    public void Word<T>(string name, Action<T> use)
        where T : struct, Enum => Take(name, value => use(ReadWord<T>(name, value)));

    public void AllWords<T>(string name, Action<IReadOnlyList<T>> use)
        where T : struct, Enum => Take(name, value => use([.. Items(name, value).Select(item => ReadWord<T>(name, item))]));

    /// <exception cref="ProblemException">A member is left that nobody asked for: a misspelt setting would otherwise silently do nothing.</exception>
    public void RequireNothingElse()
    {
        foreach (var (name, value) in _members)
            throw Invalid($"There is no setting '{SafeText.Of(name)}' for this verb", value.Position);
    }

    private static ProblemException Invalid(string what, (long Line, long Column) position) =>
        new(new(Codes.InvalidSetting, $"{what}: line {position.Line + 1}, column {position.Column + 1} of the settings."));

    private static IReadOnlyList<string> Texts(string name, Value value) => [.. Items(name, value).Select(item => item.Text ?? throw item.Invalid(name, "a list of strings"))];

    // One string stands for a list of one.
    private static IReadOnlyList<Value> Items(string name, Value value) =>
        value.Items ?? (value.Text is null ? throw value.Invalid(name, "a list of strings") : [value]);

    private static T ReadWord<T>(string name, Value value)
        where T : struct, Enum =>
        Words.TryRead<T>(value.Text, out var word)
            ? word
            : throw value.Invalid(name, "one of " + string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)));

    private static Value ReadValue(ref Utf8JsonReader reader, byte[] utf8, string name)
    {
        var position = PositionOf(utf8, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<Value>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(ref reader, utf8, name));
                return new(JsonTokenType.StartArray, null, items, position);
            case JsonTokenType.String:
                return new(JsonTokenType.String, reader.GetString(), null, position);
            case JsonTokenType.StartObject:
                throw Invalid($"'{SafeText.Of(name)}' cannot be an object", position);
            case JsonTokenType.Number:
                return new(JsonTokenType.Number, null, null, position) { Number = Encoding.UTF8.GetString(reader.ValueSpan) };
            default:
                return new(reader.TokenType, null, null, position);
        }
    }

    private static (long Line, long Column) PositionOf(byte[] utf8, long offset)
    {
        var before = utf8.AsSpan(0, (int)offset);
        return (before.Count((byte)'\n'), offset - before.LastIndexOf((byte)'\n') - 1);
    }

    private void Take(string name, Action<Value> use)
    {
        if (_members.Remove(name, out var value) && value.Type != JsonTokenType.Null)
            use(value);
    }

    private sealed record Value(JsonTokenType Type, string? Text, IReadOnlyList<Value>? Items, (long Line, long Column) Position)
    {
        /// <summary>A number as it is written; <c>null</c> for everything else.</summary>
        public string? Number { get; init; }

        public ProblemException Invalid(string name, string expected) => SettingsText.Invalid($"'{SafeText.Of(name)}' has to be {expected}", Position);
    }
}
