using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Which texts of a discriminator name the schemas of a hierarchy: for those who read a base, for those who read a union of its children, and for those who write one.</summary>
internal sealed class HierarchyTexts(SpecDocument document, Hierarchies hierarchies, DiscriminatorTable discriminators)
{
    /// <summary>The texts that name a schema in a member, in ordinal order: those that a mapping or the schema itself states, else its component's name.</summary>
    public IReadOnlyList<string> Of(SchemaSpec schema, string property)
    {
        var stated = Stated(schema, property);
        return stated.Count == 0 && IsNamedBy(schema, property) && discriminators.NameOf(schema) is { } name ? [name] : stated;
    }

    /// <summary>The texts that name the children of a base in a member, in ordinal order. One that is stated is nobody's by being a component's name.</summary>
    public IReadOnlyList<(string Text, SchemaSpec Schema)> Children(SchemaSpec schema, string property)
    {
        var own = Of(schema, property);
        var named = new SortedDictionary<string, SchemaSpec>(StringComparer.Ordinal);
        foreach (var texts in new Func<SchemaSpec, string, IReadOnlyList<string>>[] { Stated, Of })
        {
            foreach (var child in hierarchies.Descendants(schema))
            {
                foreach (var text in texts(child, property))
                {
                    if (!own.Contains(text) && !named.ContainsKey(text))
                        named.Add(text, child);
                }
            }
        }

        return [.. named.Select(entry => (entry.Key, entry.Value))];
    }

    /// <summary>What a new object says of itself: a text for each member that names it. What a discriminator further up does not state is left as the base has it.</summary>
    public IReadOnlyList<(string Property, string Text)> Initial(SchemaSpec schema) =>
    [
        .. hierarchies.Discriminators(schema)
            .Select(discriminator => discriminator.Property)
            .Distinct(StringComparer.Ordinal)
            .Select(property => (property, Text: Only(schema, property) ?? Of(schema, property).FirstOrDefault()))
            .Where(initial => initial.Text is not null)
            .Select(initial => (initial.property, initial.Text!)),
    ];

    /// <summary>
    /// For each of some objects of a union the texts that name it or a child of its, where all are of hierarchies that the member tells apart;
    /// <c>null</c> where they are not.
    /// </summary>
    /// <param name="discriminator">The union's own; <c>null</c> when it has none.</param>
    /// <param name="objects">The objects.</param>
    public (string Property, IReadOnlyList<IReadOnlyList<string>> Texts)? OfUnion(DiscriminatorSpec? discriminator, IReadOnlyList<SchemaSpec> objects)
    {
        var property = discriminator?.Property ?? hierarchies.Discriminators(objects[0]).FirstOrDefault()?.Property;
        if (property is null || !objects.All(schema => hierarchies.Discriminators(schema).Any(of => of.Property == property) && hierarchies.Has(schema)))
            return null;
        var texts = objects.Select(schema => new SortedSet<string>((discriminator is null ? [] : discriminators.Mapped(discriminator, schema)).Concat(Stated(schema, property)), StringComparer.Ordinal)).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Count == 0)
                texts[i].UnionWith(Of(objects[i], property));
        }

        // A child is read by its base, unless the union has it too.
        var taken = new HashSet<string>(texts.SelectMany(own => own), StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            texts[i].UnionWith(Children(objects[i], property).Where(child => !objects.Contains(child.Schema) && !IsNearer(objects, objects[i], child.Schema)).Select(child => child.Text).Where(taken.Add));
        return (property, [.. texts.Select(own => own.ToList())]);
    }

    /// <summary>Whether a child is also one of another object that stands between.</summary>
    private bool IsNearer(IReadOnlyList<SchemaSpec> objects, SchemaSpec schema, SchemaSpec child)
    {
        for (var level = hierarchies.BaseOf(child); level is not null && level != schema; level = hierarchies.BaseOf(level))
        {
            if (objects.Contains(level))
                return true;
        }

        return false;
    }

    /// <summary>Whether a schema's name is its text in a member: in that of its own discriminator, and in that by which its base finds it.</summary>
    private bool IsNamedBy(SchemaSpec schema, string property) =>
        hierarchies.Discriminators(schema).FirstOrDefault()?.Property == property
        || (hierarchies.BaseOf(schema) is { } parent && hierarchies.Discriminators(parent).First().Property == property);

    private IReadOnlyList<string> Stated(SchemaSpec schema, string property)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var discriminator in hierarchies.Discriminators(schema).Where(discriminator => discriminator.Property == property))
            texts.UnionWith(discriminators.Mapped(discriminator, schema));
        if (Only(schema, property) is { } only)
            texts.Add(only);
        return [.. texts];
    }

    /// <summary>The one value that a schema itself leaves, or says by Azure's extension.</summary>
    private string? Only(SchemaSpec schema, string property) => schema.Json.String("x-ms-discriminator-value") is { Length: > 0 } stated
        ? stated
        : hierarchies.OwnMembers(schema).Properties.TryGetValue(property, out var member) ? ObjectFacts.OnlyText(document, member) : null;
}
