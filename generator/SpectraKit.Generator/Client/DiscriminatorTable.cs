using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Which texts of a discriminator name a schema: those of its mapping, the only value that the schema itself leaves, and its component's name.</summary>
internal sealed class DiscriminatorTable
{
    private readonly SpecDocument _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<Pointer, (string Name, SchemaSpec Schema)> _components = [];

    public DiscriminatorTable(SpecDocument document, DiagnosticBag diagnostics)
    {
        (_document, _diagnostics) = (document, diagnostics);
        foreach (var schema in document.Schemas)
            _components[schema.Value.Pointer] = (schema.Key, schema.Value);
    }

    /// <summary>The texts, in ordinal order.</summary>
    public IReadOnlyList<string> Texts(DiscriminatorSpec discriminator, SchemaSpec schema)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in discriminator.Mapping)
        {
            if (!_components.ContainsKey(entry.Pointer))
                _diagnostics.Add(Descriptors.UnknownMapping, entry.Json.Span, entry.Value, entry.Json.Text);
            else if (Equals(_document.Resolve(_components[entry.Pointer].Schema)?.Pointer, schema.Pointer))
                texts.Add(entry.Value);
        }

        if (ObjectFacts.Of(_document, schema).Properties.TryGetValue(discriminator.Property, out var member) && ObjectFacts.OnlyText(_document, member) is { } only)
            texts.Add(only);
        // An implicit name is for those who have no other: two schemas must not share a text.
        if (texts.Count == 0 && _components.TryGetValue(schema.Pointer, out var component))
            texts.Add(component.Name);
        return [.. texts];
    }
}
