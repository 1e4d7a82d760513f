using System.Text.Json;

namespace SpectraKit.Tool.Tests;

/// <summary>What the schema refuses of an extension, a build complains of too, and nothing else: the two are one rule said twice.</summary>
public sealed class SpecCheckExtensionTests : IDisposable
{
    /// <summary>Of all kinds, and on both sides of every limit.</summary>
    private static readonly string[] _values =
    [
        "null", "true", "false", "0", "1", "-1", "1.5", "99", "100", "599", "600", "2147483647", "2147483648", "0.001",
        "\"\"", "\"a\"", "\"bool\"", "\"System.Guid\"", "\"System.\"", "\"1a\"", "\"PT1M\"", "\"P1Y2M3DT4H5M6.5S\"", "\"PT0S\"", "\"P\"", "\"1M\"", "\"-PT1M\"", "[]", "[1]", "[100]", "[\"a\"]", "[[]]", "{}",
    ];

    /// <summary>A right value of each, by the path of a document that has it.</summary>
    private static readonly Dictionary<string, string> _right = new()
    {
        ["x-kit-rate-limit"] = """{ "permits": 1, "window": "PT1M", "group": "a" }""",
        ["x-kit-concurrency"] = """{ "permits": 1, "group": "a" }""",
        ["x-kit-retry"] = """{ "statuses": [429], "safe": true }""",
        ["x-kit-batch"] = """{ "parameter": "ids", "size": 2, "items": "items", "groupBy": "Length" }""",
        ["x-kit-pages"] = """{ "page": "page", "size": "size", "items": "items", "next": "next", "count": "count" }""",
        ["x-kit-poll"] = """{ "items": "items", "of": "ids", "state": "state", "done": ["a"], "interval": 1, "maxInterval": "PT1M" }""",
        ["x-kit-replaced-by"] = "\"a\"",
        ["x-kit-type"] = "\"System.Guid\"",
        ["x-kit-quoted"] = "true",
        ["x-kit-empty"] = "true",
        ["x-kit-key-prefix"] = "\"Token \"",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spectrakit-words-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string> Words => [.. _right.Keys];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_schema_and_a_build_refuse_the_same_values(string word)
    {
        var documents = Values(word).Distinct().ToList();
        foreach (var (value, i) in documents.Select((value, i) => (value, i)))
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{i}.json"), Document(word, value), TestContext.Current.CancellationToken);

        var run = await new CommandLine { Folder = _folder.FullName }.RunAsync("spec", "check", "*.json", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var said = json.RootElement.GetProperty("complaints").EnumerateArray().ToLookup(
            complaint => documents[int.Parse(Path.GetFileNameWithoutExtension(complaint.GetProperty("document").GetString()!), null)],
            complaint => complaint.GetProperty("code").GetString() is "SPK1011" ? "schema" : complaint.GetProperty("code").GetString());
        Assert.DoesNotContain(documents[0], said.Select(group => group.Key));
        Assert.All(documents, value =>
        {
            // An unknown name is said once, by the schema.
            var codes = said[value].ToList();
            var isRefused = codes.Contains("SPK0010") || (codes.Contains("schema") && value.Contains("x-unknown", StringComparison.Ordinal));
            Assert.True(codes.Contains("schema") == isRefused, $"{word}: {value}: {string.Join(", ", codes)}");
        });
    }

    /// <summary>The right one first, then every value for the whole and for each of its parts, and what is missing, and what is too many.</summary>
    private static IEnumerable<string> Values(string word)
    {
        yield return _right[word];
        foreach (var value in _values)
            yield return value;
        if (!_right[word].StartsWith('{'))
            yield break;
        var members = JsonDocument.Parse(_right[word]).RootElement.EnumerateObject().Select(member => (member.Name, Text: member.Value.GetRawText())).ToList();
        yield return Object([.. members, ("x-unknown", "1")]);
        foreach (var member in members)
        {
            yield return Object(members.Where(other => other != member));
            foreach (var value in _values.Where(value => IsShape(member.Text, value)))
                yield return Object(members.Select(other => other == member ? (member.Name, value) : other));
        }
    }

    /// <summary>A text that names something has to name what is there, which no schema knows: other kinds of values are tried in its place.</summary>
    private static bool IsShape(string right, string value) => right is "\"PT1M\"" || !right.StartsWith('"') || !value.StartsWith('"');

    private static string Object(IEnumerable<(string Name, string Text)> members) => $"{{ {string.Join(", ", members.Select(member => $"\"{member.Name}\": {member.Text}"))} }}";

    private static string Document(string word, string value)
    {
        string At(params string[] words) => words.Contains(word) ? $"\"{word}\": {value}, " : "";
        return $$"""
            {
              "openapi": "3.1.0",
              "info": { "title": "Words", "version": "1" },
              "paths": {
                "/a": {
                  "get": {
                    {{At("x-kit-rate-limit", "x-kit-concurrency", "x-kit-retry", "x-kit-batch", "x-kit-pages", "x-kit-poll", "x-kit-replaced-by")}}
                    "operationId": "a",
                    "deprecated": true,
                    "parameters": [
                      { "name": "page", "in": "query", "schema": { "type": "integer" } },
                      { "name": "size", "in": "query", "schema": { "type": "integer" } },
                      { "name": "ids", "in": "query", "required": true, "schema": { "type": "array", "items": { "type": "string" } } }
                    ],
                    "responses": { "200": { {{At("x-kit-empty")}} "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Page" } } } } }
                  }
                }
              },
              "components": {
                "securitySchemes": { "key": { {{At("x-kit-key-prefix")}} "type": "apiKey", "name": "X", "in": "header" } },
                "schemas": {
                  "Page": {
                    "type": "object",
                    "properties": {
                      "items": { "type": "array", "items": { "type": "object", "properties": { "state": { "type": "string" } } } },
                      "state": { "type": "string" },
                      "next": { "type": "string" },
                      "count": { {{At("x-kit-quoted")}} "type": ["integer", "string"] },
                      "id": { {{At("x-kit-type")}} "type": "string" }
                    }
                  }
                }
              }
            }
            """;
    }
}
