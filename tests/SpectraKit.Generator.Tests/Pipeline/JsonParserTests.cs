using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;
using JsonValue = SpectraKit.Generator.Json.JsonValue;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>The generator's reading of JSON is the framework's, to which it adds where everything stands.</summary>
public sealed class JsonParserTests
{
    private static readonly string[] _scalars = ["null", "true", "false", "0", "-0", "12", "-1.5e+3", "1E5", "0.25", "\"\"", "\"a\"", "\"\\u00e9\\n\\\"\\/\"", "\"\\ud83d\\ude00\"", "\"é – 日本\"", "{}", "[]"];
    private static readonly string[] _names = ["a", "b", "type", "get", "$ref", "\\u0061", "a\\/b", "é", ""];
    private static readonly string[] _blanks = ["", "", " ", "\n", "\r\n\t"];

    /// <summary>Texts that are JSON, of containers small and large, with names that come more than once.</summary>
    private static Arbitrary<string> Texts => Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Text(new Random(seed), 0)));

    /// <summary>Texts that have been hit.</summary>
    private static Arbitrary<string> Broken => Arb.From(
        from text in Texts.Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select Hit(text, new Random(seed)));

    [Fact]
    public void What_is_JSON_is_read_as_the_framework_reads_it() => Prop.ForAll(Texts, text =>
    {
        using var expected = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 400 });
        var (value, error) = JsonParser.Parse(SourceText.From(text), CancellationToken.None);

        Assert.Null(error);
        ShouldBe(expected.RootElement, value!.Value, text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void What_is_none_is_refused_where_the_framework_refuses_it() => Prop.ForAll(Broken, text =>
    {
        var (value, error) = JsonParser.Parse(SourceText.From(text), CancellationToken.None);

        Assert.Equal(IsJson(text), value is not null);
        Assert.Equal(value is null, error is not null);
        if (error is not null)
            Assert.InRange(error.Span.End, 0, text.Length);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>Three levels of objects are what pieces are made of, and a fourth is within one.</summary>
    [Fact]
    public void An_update_reads_what_a_first_reading_does() => Prop.ForAll(Texts, Texts, (first, second) =>
    {
        var (one, two) = (
            $$$"""{"x": {"y": {"z": {{{first}}}, "w": [{{{second}}}], "n": 1} }, "s": "t"}""",
            $$$"""{"s": "t", "x": {"v": {}, "y": {"w": [{{{second}}}], "z": {{{second}}}, "n": 2} }}""");
        var last = JsonParser.Parse(SourceText.From(one), last: null, CancellationToken.None).Document!;

        var (updated, _) = JsonParser.Parse(SourceText.From(two), last, CancellationToken.None);

        using var expected = JsonDocument.Parse(two, new JsonDocumentOptions { MaxDepth = 400 });
        ShouldSay(expected.RootElement, updated!.Root);
        Assert.Equal(last.Root["x"]!.Value["y"]!.Value["w"], updated.Root["x"]!.Value["y"]!.Value["w"]);
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Of_members_of_one_name_the_last_counts_where_the_first_stood(int others)
    {
        var names = string.Join(", ", Enumerable.Range(0, others).Select(number => $"\"m{number}\": {number}"));
        var root = JsonParser.Parse(SourceText.From($$"""{"a": 1, {{names}}, "b": {"x": 1}, "\u0061": [true], "b": 2}"""), CancellationToken.None).Value!.Value;

        Assert.Equal(others + 2, root.Members.Count);
        Assert.Equal(("a", JsonKind.Array), (root.Members[0].Name, root.Members[0].Kind));
        Assert.Equal("2", root["b"]!.Value.Text);
        Assert.True(root["a"]!.Value.Items[0].IsTrue);
    }

    [Fact]
    public void What_is_made_of_a_value_stays_whichever_way_its_members_are_found()
    {
        var root = JsonParser.Parse(SourceText.From("""{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":{"x":1}}"""), CancellationToken.None).Value!.Value;
        var (meaning, other) = (new object(), new object());

        Assert.Null(root.Meaning);
        Assert.Same(meaning, root.Mean(meaning));
        Assert.Equal("1", root["i"]!.Value.Text);
        Assert.Same(meaning, root.Meaning);
        Assert.Same(meaning, root.Mean(other));
        var inner = root["j"]!.Value;
        Assert.Equal("1", inner["x"]!.Value.Text);
        Assert.Same(other, inner.Mean(other));
        Assert.Null(root["a"]!.Value.Meaning);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 400 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ShouldBe(JsonElement expected, JsonValue value, string text)
    {
        ShouldSay(expected, value);
        using var again = JsonDocument.Parse(text.Substring(value.Span.Start, value.Span.Length), new JsonDocumentOptions { MaxDepth = 400 });
        Assert.True(JsonElement.DeepEquals(expected, again.RootElement));
        foreach (var member in value.Members)
        {
            Assert.Equal(member.Name, JsonSerializer.Deserialize<string>(text.Substring(member.NameSpan.Start, member.NameSpan.Length)));
            ShouldBe(expected.GetProperty(member.Name), member, text);
        }
    }

    private static void ShouldSay(JsonElement expected, JsonValue value)
    {
        Assert.Equal(expected.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : expected.ValueKind.ToString(), value.Kind.ToString());
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                var members = expected.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Select(group => group.Last()).ToList();
                Assert.Equal(members.Select(member => member.Name), value.Members.Select(member => member.Name));
                foreach (var member in members)
                    ShouldSay(member.Value, value[member.Name]!.Value);
                Assert.Null(value["no such name"]);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), value.Items.Count);
                for (var i = 0; i < value.Items.Count; i++)
                    ShouldSay(expected[i], value.Items[i]);
                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), value.Text);
                break;
            default:
                Assert.Equal(expected.GetRawText(), value.Text);
                break;
        }
    }

    private static string Text(Random random, int depth)
    {
        if (depth > 4 || random.Next(3) == 0)
            return _scalars[random.Next(_scalars.Length)];
        var text = new StringBuilder();
        var isObject = random.Next(2) == 0;
        var count = random.Next(12) == 0 ? random.Next(30) : random.Next(5);
        for (var i = 0; i < count; i++)
        {
            var name = isObject ? string.Create(CultureInfo.InvariantCulture, $"\"{_names[random.Next(_names.Length)]}{(random.Next(2) == 0 ? i : "")}\"{Blank()}:{Blank()}") : "";
            text.Append(i == 0 ? "" : ",").Append(Blank()).Append(name).Append(Text(random, depth + 1)).Append(Blank());
        }

        return isObject ? $"{{{text}}}" : $"[{text}]";

        string Blank() => _blanks[random.Next(_blanks.Length)];
    }

    private static string Hit(string text, Random random)
    {
        const string characters = "{}[]:,\"\\ u0-.eE+tfn\t\u0001x";
        var hit = text.ToCharArray();
        for (var hits = random.Next(1, 3); hits > 0; hits--)
            hit[random.Next(hit.Length)] = characters[random.Next(characters.Length)];
        return new string(hit)[..random.Next(hit.Length / 2, hit.Length + 1)];
    }
}
