using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The members of an object and of all that it is made of, as the document has them.</summary>
internal sealed class ObjectFacts
{
    private const int MaxDepth = 32;

    private ObjectFacts()
    {
    }

    public Dictionary<string, SchemaSpec> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The members of a schema.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="except">A part of it that does not count.</param>
    public static ObjectFacts Of(SpecDocument document, SchemaSpec schema, SchemaSpec? except = null)
    {
        var facts = new ObjectFacts();
        facts.Add(document, schema, except is null ? [] : [except.Pointer], 0);
        return facts;
    }

    /// <summary>The one text that a member's value can have; <c>null</c> when there are more, or none.</summary>
    public static string? OnlyText(SpecDocument document, SchemaSpec schema)
    {
        if (document.Resolve(schema) is not { } target)
            return null;
        var only = target.Const ?? (target.Enum.Count == 1 ? target.Enum[0] : null);
        return only is { Kind: Json.JsonKind.String or Json.JsonKind.Number or Json.JsonKind.Boolean, Text: var text } ? text : null;
    }

    private void Add(SpecDocument document, SchemaSpec schema, HashSet<Pointer> seen, int depth)
    {
        if (depth > MaxDepth || document.Resolve(schema) is not { } target || !seen.Add(target.Pointer))
            return;
        foreach (var part in target.AllOf)
            Add(document, part, seen, depth + 1);
        foreach (var property in target.Properties)
            Properties[property.WireName] = property.Schema;
        Required.UnionWith(target.Required);
    }
}
