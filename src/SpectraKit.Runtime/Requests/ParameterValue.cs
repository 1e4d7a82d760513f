using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>A parameter's value as a style sees it: one text, a list of texts, or members; whatever is deeper stays JSON.</summary>
internal sealed class ParameterValue
{
    private readonly JsonElement? _json;

    private ParameterValue(JsonElement? json) => _json = json;

    /// <summary>The text of a value that is neither a list nor an object.</summary>
    public string? Text { get; private init; }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<string>? Items { get; private init; }

    /// <summary>The members of an object that have a value.</summary>
    public IReadOnlyList<(string Name, string Text)>? Members { get; private init; }

    public static ParameterValue OfText(string text) => new(json: null) { Text = text };

    public static ParameterValue OfItems(IReadOnlyList<string> items) => new(json: null) { Items = items };

    /// <summary>A value of any shape; <c>null</c> for JSON's null.</summary>
    public static ParameterValue? Of<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        var json = JsonElement.Parse(JsonWriting.Utf8<T, TCodec>(value).Span);
        return json.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => new(json) { Members = [.. json.EnumerateObject().Where(HasValue).Select(member => (member.Name, TextOf(member.Value)))] },
            JsonValueKind.Array => new(json) { Items = [.. json.EnumerateArray().Select(TextOf)] },
            _ => OfText(TextOf(json)),
        };
    }

    /// <summary>
    /// The value in brackets: <c>name[a]</c>, and further down <c>name[a][b]</c>, which OpenAPI leaves open and services write so. A list of
    /// plain values is <c>name[]</c> again and again; one of anything else counts its items, since nothing else keeps them apart.
    /// </summary>
    public IEnumerable<(string Name, string Text)> InBrackets(string name) =>
        _json is { } json ? InBrackets(name, json)
        : Items is { } items ? items.Select(item => (name + "[]", item))
        : [(name, Text!)];

    private static IEnumerable<(string Name, string Text)> InBrackets(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Where(HasValue).SelectMany(member => InBrackets($"{name}[{member.Name}]", member.Value)),
        JsonValueKind.Array when json.EnumerateArray().Any(IsDeep) => json.EnumerateArray().SelectMany((item, index) => InBrackets($"{name}[{index}]", item)),
        JsonValueKind.Array => json.EnumerateArray().Select(item => (name + "[]", TextOf(item))),
        JsonValueKind.Null => [],
        _ => [(name, TextOf(json))],
    };

    private static bool HasValue(JsonProperty member) => member.Value.ValueKind != JsonValueKind.Null;

    private static bool IsDeep(JsonElement json) => json.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>A string's value, and the JSON of anything else.</summary>
    private static string TextOf(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
}
