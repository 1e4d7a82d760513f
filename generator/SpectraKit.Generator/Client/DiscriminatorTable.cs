using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Which texts of a discriminator name a schema: those of its mapping, the only value that the schema itself leaves, and its component's name.</summary>
internal sealed class DiscriminatorTable
{
    private readonly SpecDocument _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);

    public DiscriminatorTable(SpecDocument document, DiagnosticBag diagnostics)
    {
        (_document, _diagnostics) = (document, diagnostics);
        foreach (var schema in document.Schemas)
            _components[schema.Value.Pointer] = schema.Key;
    }

    /// <summary>The texts, in ordinal order.</summary>
    public IReadOnlyList<string> Texts(DiscriminatorSpec discriminator, SchemaSpec schema)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in discriminator.Mapping)
        {
            if (!_components.ContainsKey(entry.Pointer))
                _diagnostics.Add(Descriptors.UnknownMapping, entry.Json.Span, entry.Value, entry.Json.Text);
            else if (entry.Pointer == schema.Pointer || _document.Resolve(_document.Schemas.First(component => component.Value.Pointer == entry.Pointer).Value)?.Pointer == schema.Pointer)
                texts.Add(entry.Value);
        }

        if (ObjectFacts.Of(_document, schema).Properties.TryGetValue(discriminator.Property, out var member) && ObjectFacts.OnlyText(_document, member) is { } only)
            texts.Add(only);
        // An implicit name is for those who have no other: two schemas must not share a text.
        if (texts.Count == 0 && _components.TryGetValue(schema.Pointer, out var name))
            texts.Add(name);
        return [.. texts];
    }
}
