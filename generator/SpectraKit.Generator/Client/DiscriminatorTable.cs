using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Which texts of a discriminator name a schema: those of its mapping, the only value that the schema itself leaves, and its component's name.</summary>
internal sealed class DiscriminatorTable
{
    private readonly SpecDocument _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<Pointer, (string Name, SchemaSpec Schema)> _components = [];
    private readonly Dictionary<DiscriminatorSpec, ILookup<Pointer, string>> _mapped = [];

    public DiscriminatorTable(SpecDocument document, DiagnosticBag diagnostics)
    {
        (_document, _diagnostics) = (document, diagnostics);
        foreach (var schema in document.Schemas)
            _components[schema.Value.Pointer] = (schema.Key, schema.Value);
    }

    /// <summary>The texts, in ordinal order.</summary>
    public IReadOnlyList<string> Texts(DiscriminatorSpec discriminator, SchemaSpec schema)
    {
        var texts = new SortedSet<string>(Mapped(discriminator, schema), StringComparer.Ordinal);
        if (ObjectFacts.Of(_document, schema).Properties.TryGetValue(discriminator.Property, out var member) && ObjectFacts.OnlyText(_document, member) is { } only)
            texts.Add(only);
        // An implicit name is for those who have no other: two schemas must not share a text.
        if (texts.Count == 0 && NameOf(schema) is { } name)
            texts.Add(name);
        return [.. texts];
    }

    /// <summary>The texts of a mapping that name a schema, in the order of the document.</summary>
    public IEnumerable<string> Mapped(DiscriminatorSpec discriminator, SchemaSpec schema)
    {
        if (!_mapped.TryGetValue(discriminator, out var texts))
            _mapped.Add(discriminator, texts = Known(discriminator).ToLookup(entry => entry.Pointer, entry => entry.Text));
        return texts[schema.Pointer];
    }

    private IEnumerable<(Pointer Pointer, string Text)> Known(DiscriminatorSpec discriminator)
    {
        foreach (var entry in discriminator.Mapping)
        {
            if (!_components.TryGetValue(entry.Pointer, out var component))
                _diagnostics.Add(Descriptors.UnknownMapping, entry.Json.Place, entry.Value, entry.Json.Text);
            else if (_document.Resolve(component.Schema) is { } target)
                yield return (target.Pointer, entry.Value);
        }
    }

    /// <summary>What a component is called; <c>null</c> for a schema that is none.</summary>
    public string? NameOf(SchemaSpec schema) => _components.TryGetValue(schema.Pointer, out var component) ? component.Name : null;
}
