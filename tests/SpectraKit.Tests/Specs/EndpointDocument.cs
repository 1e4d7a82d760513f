using System.Text.Json.Nodes;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Specs;

/// <summary>One of the committed specs, read as plain JSON: by nothing that the generator is made of.</summary>
internal sealed class EndpointDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private EndpointDocument(string name)
    {
        Name = name;
        Text = File.ReadAllText(Repository.PathOf("specs", name + ".json"));
        Root = JsonNode.Parse(Text)!.AsObject();
        Operations =
        [
            .. from path in Root["paths"]!.AsObject()
               from item in path.Value!.AsObject()
               where Methods.Contains(item.Key)
               select new EndpointOperation(this, item.Key.ToUpperInvariant(), path.Key, item.Value!.AsObject()),
        ];
    }

    public static EndpointDocument Analyze { get; } = new("spectra-analyze");

    public static EndpointDocument Intelligence { get; } = new("spectra-intelligence");

    public static IReadOnlyList<EndpointDocument> All { get; } = [Analyze, Intelligence];

    public static TheoryData<string> Names => [.. All.Select(document => document.Name)];

    /// <summary>The file's name without extension.</summary>
    public string Name { get; }

    public string Text { get; }

    public JsonObject Root { get; }

    public IReadOnlyList<EndpointOperation> Operations { get; }

    public static EndpointDocument Named(string name) => All.Single(document => document.Name == name);

    public EndpointOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>The object itself, or the one that its <c>$ref</c> leads to.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
            node = Find(reference.GetValue<string>());
        return node.AsObject();
    }

    public JsonNode Find(string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        JsonNode? node = Root;
        foreach (var part in reference[2..].Split('/'))
            node = node?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return node ?? throw new InvalidOperationException($"{Name}: {reference} leads nowhere.");
    }

    /// <summary>The schema at a dotted path below a schema, <c>rl.query.hashes</c> for one; null when there is none.</summary>
    public JsonObject? Member(JsonNode schema, string path)
    {
        var current = Resolve(schema);
        foreach (var part in path.Split('.'))
        {
            if (current["properties"]?[part] is not { } member)
                return null;
            current = Resolve(member);
        }

        return current;
    }

    /// <summary>Every object of the document with the JSON pointer that leads to it.</summary>
    public IEnumerable<(string Pointer, JsonObject Value)> Objects()
    {
        var waiting = new Stack<(string, JsonNode?)>([("#", Root)]);
        while (waiting.TryPop(out var next))
        {
            var (pointer, node) = next;
            if (node is JsonObject value)
            {
                yield return (pointer, value);
                foreach (var member in value)
                    waiting.Push(($"{pointer}/{member.Key}", member.Value));
            }
            else if (node is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                    waiting.Push(($"{pointer}/{i}", array[i]));
            }
        }
    }
}
