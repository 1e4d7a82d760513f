using System.Globalization;
using System.Text;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>Follows references within the document. Nothing else is ever read: a document is a stranger's.</summary>
internal sealed class ReferenceTable(JsonValue root, DiagnosticBag diagnostics)
{
    /// <summary>What stands at the end of a chain of references; the value itself when it is none.</summary>
    public (JsonValue? Value, string Pointer) Follow(JsonValue value, string pointer)
    {
        HashSet<string>? seen = null;
        while (value["$ref"] is { Kind: JsonKind.String } reference)
        {
            if (Find(reference) is not var (target, place))
                return (null, pointer);
            if (!(seen ??= new(StringComparer.Ordinal)).Add(place))
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
    private (JsonValue Value, string Pointer)? Find(JsonValue reference)
    {
        var text = reference.Text;
        if (!text.StartsWith("#", StringComparison.Ordinal))
        {
            diagnostics.Add(Descriptors.ExternalReference, reference.Span, text);
            return null;
        }

        var current = root;
        var pointer = new StringBuilder("#");
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
            pointer.Append('/').Append(SchemaReader.Escape(name));
        }

        return (current, pointer.ToString());
    }
}
