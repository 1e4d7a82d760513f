using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Tests.Hostile;

/// <summary>What typing, merging and malice do to a document: parts of it dropped, doubled, renamed, exchanged, cut, nested and pointed back at themselves.</summary>
internal static class Mutation
{
    private static readonly string[] _values =
    [
        "null", "true", "0", "-1", "1e999", "-0", "123456789012345678901234567890", "0.00000000000000000000000000001", "\"\"", "\"#\"", "\"#/\"", "\"#/paths\"", "\"#/components/schemas\"", "\"#/%zz/~2\"", "[]", "{}", "[null]", "[{}]", "{\"\":{}}",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u2028//\"", "\"\\u0085\\u2029\\r\\n#if\"", "\"\\u0000\"", "\"object\"", "\"null\"", "\"\\\"; class Evil { } //\"", "{\"$ref\":\"#\"}", "{\"$ref\":\"#/nowhere\"}", "{\"$ref\":\"http://a.example/b.json\"}", "{\"$ref\":5}", "{\"allOf\":[{\"$ref\":\"#\"}]}",
    ];

    private static readonly (string Before, string After)[] _nests =
        [("[", "]"), ("{\"items\":", "}"), ("{\"allOf\":[", "]}"), ("{\"oneOf\":[", "]}"), ("{\"properties\":{\"a\":", "}}"), ("{\"additionalProperties\":", "}"), ("{\"content\":{\"application/json\":{\"schema\":", "}}}")];

    private const string Characters = "{}[]\",:\\ \0\u2028\u2029\u0085\ud8000truefalsn-.e#/$\n\r";

    /// <summary>A document after some mutations.</summary>
    public static string Of(IReadOnlyList<string> documents, int seed)
    {
        var random = new Random(seed);
        var text = documents[random.Next(documents.Count)];
        for (var i = random.Next(1, 4); i > 0; i--)
            text = Once(text, random);
        return text;
    }

    /// <summary>Shorter texts that may still show the same: of JSON its parts, of anything else a half or a character less.</summary>
    public static IEnumerable<string> Shrink(string text)
    {
        if (JsonParser.Parse(SourceText.From(text), CancellationToken.None).Value is not null)
        {
            foreach (var less in Odd.OddDocument.Shrink(text))
                yield return less;
            yield break;
        }

        for (var length = text.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= text.Length; start += length)
                yield return text.Remove(start, length);
        }
    }

    /// <summary>A text after one more.</summary>
    public static string Once(string text, Random random)
    {
        if (JsonParser.Parse(SourceText.From(text), CancellationToken.None).Value is not { } root || random.Next(12) == 0)
            return Broken(text, random);
        var values = new List<(JsonValue Value, string Pointer)>();
        var members = new List<JsonValue>();
        Collect(root, "#", values, members);
        var (victim, pointer) = values[random.Next(values.Count)];
        var other = values[random.Next(values.Count)].Value;
        var member = members.Count == 0 ? default(JsonValue?) : members[random.Next(members.Count)];
        var nest = _nests[random.Next(_nests.Length)];
        return random.Next(11) switch
        {
            0 when member is { } it => Replace(text, new(it.NameSpan.Start, it.Span.End - it.NameSpan.Start), "\"x-gone\":0"),
            1 when member is { } it => text.Insert(it.NameSpan.Start, $"{Cut(text, it.NameSpan)}:{Cut(text, other.Span)},"),
            2 when member is { } it => Replace(text, it.NameSpan, Cut(text, members[random.Next(members.Count)].NameSpan)),
            3 => Replace(text, victim.Span, Cut(text, other.Span)),
            4 => Replace(text, victim.Span, $"{{\"$ref\":\"{pointer}\"}}"),
            5 => Replace(text, victim.Span, $"{{\"$ref\":\"{values[random.Next(values.Count)].Pointer}\"}}"),
            6 => Nest(text, victim, nest, random.Next(1, 400)),
            7 when victim.Kind == JsonKind.String => text.Insert(victim.Span.Start + 1, new[] { "\\ud83d", "\\u2028", "\\u0085", "\\r", "\\n/// ", "*/", "{", "~1", "%", "\\u202e" }[random.Next(10)]),
            _ => Replace(text, victim.Span, _values[random.Next(_values.Length)]),
        };
    }

    private static string Broken(string text, Random random)
    {
        if (text.Length == 0 || random.Next(3) == 0)
            return text[..random.Next(text.Length + 1)];
        var characters = text.ToCharArray();
        for (var hits = random.Next(1, 4); hits > 0; hits--)
            characters[random.Next(characters.Length)] = Characters[random.Next(Characters.Length)];
        return new(characters);
    }

    private static string Nest(string text, JsonValue victim, (string Before, string After) nest, int depth) => Replace(
        text,
        victim.Span,
        string.Concat(Enumerable.Repeat(nest.Before, depth)) + Cut(text, victim.Span) + string.Concat(Enumerable.Repeat(nest.After, depth)));

    private static string Replace(string text, TextSpan span, string with) => text[..span.Start] + with + text[span.End..];

    private static string Cut(string text, TextSpan span) => text[span.Start..span.End];

    private static void Collect(JsonValue root, string pointer, List<(JsonValue Value, string Pointer)> values, List<JsonValue> members)
    {
        var left = new Stack<(JsonValue Value, string Pointer)>([(root, pointer)]);
        while (left.Count > 0)
        {
            var (value, place) = left.Pop();
            values.Add((value, place));
            var index = 0;
            foreach (var item in value.Items)
                left.Push((item, $"{place}/{index++}"));
            foreach (var member in value.Members)
            {
                members.Add(member);
                left.Push((member, $"{place}/{Uri.EscapeDataString(member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))}"));
            }
        }
    }
}
