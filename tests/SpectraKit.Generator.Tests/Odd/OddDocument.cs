using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpectraKit.Generator.Tests.Odd;

/// <summary>
/// Small documents that are well-formed and odd: converted by tools, written by hand, of two versions at once. What each has stands in
/// some document of the world; that it stands together is chance.
/// </summary>
internal static class OddDocument
{
    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(int seed)
    {
        var random = new Random(seed);
        string[] names = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => i == 0 ? "Pet" : OddWords.Names[random.Next(OddWords.Names.Length)]).Where(name => name != "\ud800").Distinct()];
        var schemas = new OddSchemas(random, names);
        var operations = new OddOperations(random, schemas);

        var paths = new JsonObject();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var path = Path(random, schemas);
            paths[path] = Item(random, operations, path);
        }

        var document = new JsonObject
        {
            ["openapi"] = random.Next(2) == 0 ? "3.0.3" : "3.1.0",
            ["info"] = new JsonObject { ["title"] = OddWords.Texts[random.Next(OddWords.Texts.Length)], ["description"] = OddWords.Texts[random.Next(OddWords.Texts.Length)], ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)schemas.Any(3)))),
                ["responses"] = new JsonObject { ["Found"] = operations.Response() },
                ["parameters"] = new JsonObject { ["Page"] = operations.Parameter("page", "query") },
                ["headers"] = new JsonObject { ["Left"] = new JsonObject { ["schema"] = schemas.Any(0) } },
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Key" },
                    ["Basic auth"] = new JsonObject { ["type"] = "http", ["scheme"] = "BASIC" },
                    ["oauth"] = new JsonObject { ["type"] = "oauth2", ["flows"] = new JsonObject() },
                },
            },
        };
        if (random.Next(3) == 0)
            document["servers"] = new JsonArray(operations.Server(), operations.Server());
        if (random.Next(5) == 0)
            document["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() });
        if (random.Next(5) == 0)
            document["tags"] = new JsonArray(new JsonObject { ["name"] = schemas.Name(), ["description"] = OddWords.Texts[random.Next(OddWords.Texts.Length)] });
        if (random.Next(8) == 0)
            document["jsonSchemaDialect"] = "https://json-schema.org/draft/2020-12/schema";

        var text = Text(document);
        return random.Next(20) == 0 ? "\ufeff" + text : text;
    }

    /// <summary>The writer of JSON has no half surrogates: they are put in as escapes.</summary>
    private static string Text(JsonNode document) =>
        document.ToJsonString(_options).Replace("\ufffd", "\\ud800", StringComparison.Ordinal).Replace("\\uFFFD", "\\ud800", StringComparison.Ordinal);

    /// <summary>The same with one thing less: what a shorter document that still fails is looked for among.</summary>
    public static IEnumerable<string> Shrink(string json)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json.TrimStart('\ufeff').Replace("\\ud800", "\\ufffd", StringComparison.Ordinal));
        }
        catch (JsonException)
        {
            yield break;
        }

        // What is near the root goes first, since most goes with it.
        var left = new Queue<JsonNode>([root!]);
        while (left.Count > 0)
        {
            switch (left.Dequeue())
            {
                case JsonObject members:
                    foreach (var (name, value) in members.ToList())
                    {
                        var place = members.IndexOf(name);
                        members.RemoveAt(place);
                        yield return Text(root!);
                        members.Insert(place, name, value);
                        if (value is JsonObject or JsonArray)
                            left.Enqueue(value);
                    }

                    break;
                case JsonArray items:
                    for (var i = 0; i < items.Count; i++)
                    {
                        var item = items[i];
                        items.RemoveAt(i);
                        yield return Text(root!);
                        items.Insert(i, item);
                        if (item is JsonObject or JsonArray)
                            left.Enqueue(item);
                    }

                    break;
            }
        }
    }

    private static JsonObject Item(Random random, OddOperations operations, string path)
    {
        var item = new JsonObject();
        for (var i = random.Next(1, 4); i > 0; i--)
            item[new[] { "get", "post", "put", "delete", "patch", "head", "options", "trace" }[random.Next(8)]] = operations.Operation(path);
        if (random.Next(5) == 0)
            item["parameters"] = operations.Parameters(path);
        if (random.Next(10) == 0)
            item["summary"] = "All of them.";
        return item;
    }

    private static string Path(Random random, OddSchemas schemas) => random.Next(10) switch
    {
        0 => "/pets/{id}",
        1 => "/pets/{id}/",
        2 => "/pets/{id}.{format}",
        3 => "/{owner}/{repo}",
        4 => "/pets/{pet id}/x{a}{b}y",
        5 => "/a b?x=1&y={z}",
        6 => "/pets#" + random.Next(3),
        7 => "pets",
        8 => "/" + schemas.Name().Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
        _ => "/pets",
    };
}
