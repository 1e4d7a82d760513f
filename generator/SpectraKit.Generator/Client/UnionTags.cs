using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// How the objects of a union are told apart: by the discriminator, the base's where it has none; else by members of which each object leaves one value; else by which
/// members there must be and may be. Only what differs is said, since all of it is compiled.
/// </summary>
internal sealed class UnionTags(SpecDocument document, DiscriminatorTable discriminators, HierarchyTexts hierarchies)
{
    /// <summary>The marks of objects, in their order.</summary>
    public IReadOnlyList<UnionMarks> Of(DiscriminatorSpec? discriminator, IReadOnlyList<SchemaSpec> objects)
    {
        if (hierarchies.OfUnion(discriminator, objects) is var (property, texts))
        {
            var inherited = texts.Select(own => own.Select(text => (property, text)).ToList()).ToList();
            if (AreDistinct(inherited))
                return [.. inherited.Select(tags => new UnionMarks([.. tags], [], []))];
        }

        if (discriminator is not null)
        {
            var named = objects.Select(schema => discriminators.Texts(discriminator, schema).Select(text => (discriminator.Property, text)).ToList()).ToList();
            if (AreDistinct(named))
                return [.. named.Select(tags => new UnionMarks([.. tags], [], []))];
        }

        var facts = objects.Select(schema => ObjectFacts.Of(document, schema)).ToList();
        var tags = facts.Select(Tags).ToList();
        foreach (var name in tags[0].Select(tag => tag.Name))
        {
            var ofName = tags.Select(own => own.Where(tag => tag.Name == name).ToList()).ToList();
            if (AreDistinct(ofName))
                return [.. ofName.Select(own => new UnionMarks([.. own], [], []))];
        }

        var useless = tags[0].Where(tag => tags.All(own => own.Contains(tag))).ToList();
        return
        [
            .. facts.Select((own, i) => new UnionMarks(
                [.. tags[i].Where(tag => !useless.Contains(tag))],
                [.. own.Required.Where(name => !facts.All(other => other.Required.Contains(name))).OrderBy(name => name, StringComparer.Ordinal)],
                [.. own.Properties.Keys.Where(name => !own.Required.Contains(name) && !facts.All(other => other.Properties.ContainsKey(name))).OrderBy(name => name, StringComparer.Ordinal)])),
        ];
    }

    private List<(string Name, string Text)> Tags(ObjectFacts facts) =>
    [
        .. facts.Properties
            .Select(property => (property.Key, Text: ObjectFacts.OnlyText(document, property.Value)))
            .Where(tag => tag.Text is not null)
            .Select(tag => (tag.Key, tag.Text!))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal),
    ];

    /// <summary>Whether every object is named, and none by another's text.</summary>
    private static bool AreDistinct(IReadOnlyList<List<(string Name, string Text)>> tags) =>
        tags.All(own => own.Count > 0) && tags.SelectMany(own => own).Distinct().Count() == tags.Sum(own => own.Count);
}
