using System.Globalization;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>Follows references within the document, each way once. Nothing else is ever read: a document is a stranger's.</summary>
internal sealed class ReferenceTable(JsonValue root, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (JsonValue Value, Pointer Pointer)> _found = new(StringComparer.Ordinal);
    private Dictionary<string, (JsonValue Value, Pointer Pointer)>? _named;

    /// <summary>Whether what stands beside a reference has a meaning: it has from 3.1 on.</summary>
    public bool AllowsSiblings { get; } = root.String("openapi")?.Trim().StartsWith("3.0", StringComparison.Ordinal) is false;

    /// <summary>What stands at the end of a chain of references; the value itself when it is none.</summary>
    /// <param name="value">Where to begin.</param>
    /// <param name="pointer">Where that is.</param>
    /// <param name="isEnd">Whether something that is referred to is more than the reference that it has.</param>
    public (JsonValue? Value, Pointer Pointer) Follow(JsonValue value, Pointer pointer, Func<JsonValue, bool>? isEnd = null)
    {
        HashSet<Pointer>? seen = null;
        while (value["$ref"] is { Kind: JsonKind.String } reference)
        {
            if (seen is not null && isEnd?.Invoke(value) is true)
                break;
            if (Find(reference) is not var (target, place))
                return (null, pointer);
            // Nearly every reference leads to something that is none.
            if (seen is null && target["$ref"] is null)
                return (target, place);
            if (!(seen ??= []).Add(place))
            {
                diagnostics.Add(Descriptors.CircularReference, reference.Place, reference.Text);
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
        if (text.Length > 1 && !text.StartsWith("#/", StringComparison.Ordinal) && Named().TryGetValue(text, out var named))
            return named;
        if (!text.StartsWith("#", StringComparison.Ordinal))
        {
            diagnostics.Add(Descriptors.ExternalReference, reference.Place, text);
            return null;
        }

        var current = root;
        var pointer = Pointer.Root;
        if (text.Length > 1 && text[1] != '/')
        {
            diagnostics.Add(Descriptors.UnknownReference, reference.Place, text);
            return null;
        }

        foreach (var part in text.Length <= 1 ? [] : text.Substring(1).TrimStart('/').Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~");
            var index = -1;
            var next = current.Kind != JsonKind.Array ? current[name]
                : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < current.Items.Count ? current.Items[index]
                : null;
            if (next is not { } found)
            {
                diagnostics.Add(Descriptors.UnknownReference, reference.Place, text);
                return null;
            }

            pointer = current.Kind == JsonKind.Array ? pointer / index : pointer / name;
            current = found;
        }

        return _found[text] = (current, pointer);
    }

    /// <summary>What calls itself something, by <c>$anchor</c> or <c>$id</c>. Only documents that refer to such names are searched for them.</summary>
    private Dictionary<string, (JsonValue Value, Pointer Pointer)> Named()
    {
        if (_named is not null)
            return _named;
        _named = new(StringComparer.Ordinal);
        var left = new Stack<(JsonValue Value, Pointer Pointer)>([(root, Pointer.Root)]);
        while (left.Count > 0)
        {
            var (value, pointer) = left.Pop();
            if (value.String("$anchor") is { Length: > 0 } anchor)
                _named["#" + anchor] = (value, pointer);
            if (value.String("$id") is { Length: > 0 } id)
                _named[id] = (value, pointer);
            for (var i = value.Items.Count - 1; i >= 0; i--)
                left.Push((value.Items[i], pointer / i));
            for (var i = value.Members.Count - 1; i >= 0; i--)
                left.Push((value.Members[i], pointer / value.Members[i].Name));
        }

        return _named;
    }
}
