using System.Text.Json.Nodes;

namespace SpectraKit.Generator.Tests;

/// <summary>A document's order, which means nothing.</summary>
internal static class DocumentOrder
{
    /// <summary>The same document with its paths and schemas in reverse.</summary>
    public static string Reverse(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        Reverse(document["paths"]?.AsObject());
        Reverse(document["components"]?["schemas"]?.AsObject());
        return document.ToJsonString();
    }

    private static void Reverse(JsonObject? members)
    {
        if (members is null)
            return;
        var all = members.Reverse().ToList();
        members.Clear();
        foreach (var (name, value) in all)
            members.Add(name, value);
    }
}
