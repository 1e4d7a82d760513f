using System.Globalization;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>Follows references within the document, each way once. Nothing else is ever read: a document is a stranger's.</summary>
internal sealed class ReferenceTable(JsonValue root, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (JsonValue Value, Pointer Pointer)> _found = new(StringComparer.Ordinal);

    /// <summary>What stands at the end of a chain of references; the value itself when it is none.</summary>
    public (JsonValue? Value, Pointer Pointer) Follow(JsonValue value, Pointer pointer)
    {
        HashSet<Pointer>? seen = null;
        while (value["$ref"] is { Kind: JsonKind.String } reference)
        {
            if (Find(reference) is not var (target, place))
                return (null, pointer);
            if (!(seen ??= []).Add(place))
            {
                diagnostics.Add(Descriptors.CircularReference, reference.Span, reference.Text);
                return (null, pointer);
            }

            value = target;
            pointer = place;
        }

        return (value, pointer);
    }

    /// <summary>What one reference names; <c>null</c>, with a complaint, when it names nothing.</summary>
    public JsonValue? Target(JsonValue reference) => Find(reference)?.Value;

    /// <summary>What a reference names, and the one way to write where that is: two spellings of a place are one schema.</summary>
    private (JsonValue Value, Pointer Pointer)? Find(JsonValue reference)
    {
        var text = reference.Text;
        if (_found.TryGetValue(text, out var known))
            return known;
        if (!text.StartsWith("#", StringComparison.Ordinal))
        {
            diagnostics.Add(Descriptors.ExternalReference, reference.Span, text);
            return null;
        }

        var current = root;
        var pointer = Pointer.Root;
        foreach (var part in text.Length <= 1 ? [] : text.Substring(1).TrimStart('/').Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~");
            var next = current.Kind == JsonKind.Array
                ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < current.Items.Count ? current.Items[index] : null
                : current[name];
            if (next is null)
            {
                diagnostics.Add(Descriptors.UnknownReference, reference.Span, text);
                return null;
            }

            current = next;
            pointer /= name;
        }

        return _found[text] = (current, pointer);
    }
}
