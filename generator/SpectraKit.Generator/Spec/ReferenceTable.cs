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
            if (Target(reference) is not { } target)
                return (null, pointer);
            if (!(seen ??= new(StringComparer.Ordinal)).Add(reference.Text))
            {
                diagnostics.Add(Descriptors.CircularReference, reference.Span, reference.Text);
                return (null, pointer);
            }

            value = target;
            pointer = reference.Text;
        }

        return (value, pointer);
    }

    /// <summary>What one reference names; <c>null</c>, with a complaint, when it names nothing.</summary>
    public JsonValue? Target(JsonValue reference)
    {
        var text = reference.Text;
        if (!text.StartsWith("#", StringComparison.Ordinal))
        {
            diagnostics.Add(Descriptors.ExternalReference, reference.Span, text);
            return null;
        }

        var current = root;
        foreach (var part in text.Length <= 1 ? [] : text.Substring(1).TrimStart('/').Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~");
            var next = current.Kind == JsonKind.Array
                ? int.TryParse(name, out var index) && index >= 0 && index < current.Items.Count ? current.Items[index] : null
                : current[name];
            if (next is null)
            {
                diagnostics.Add(Descriptors.UnknownReference, reference.Span, text);
                return null;
            }

            current = next;
        }

        return current;
    }
}
