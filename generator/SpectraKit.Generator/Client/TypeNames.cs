using System.Text;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// The names of types. A component's is its own; an inline schema's says where it stands, and never how many came before it, so that a
/// document that grows or is sorted anew keeps its names.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<Pointer, string> _byPointer = [];
    private readonly Dictionary<Pointer, string> _suggested = [];
    private readonly IReadOnlyDictionary<Pointer, string> _operations;
    private readonly NameScope _scope;

    /// <summary>Names for a document.</summary>
    /// <param name="document">The document; its components are named first.</param>
    /// <param name="operations">What the operation at a pointer is called.</param>
    /// <param name="reserved">The names of the clients.</param>
    public TypeNames(SpecDocument document, IReadOnlyDictionary<Pointer, string> operations, IEnumerable<string> reserved)
    {
        _scope = new(ReservedNames.OfTypes, [.. reserved]);
        _operations = operations;
        var components = _scope.TakeAll([.. document.Schemas.Select(schema => schema.Key)]);
        for (var i = 0; i < components.Length; i++)
            _byPointer[document.Schemas[i].Value.Pointer] = components[i];
    }

    /// <summary>Names an inline schema whose place alone would not say enough.</summary>
    public void Suggest(Pointer pointer, string name)
    {
        if (!_byPointer.ContainsKey(pointer))
            _suggested[pointer] = name;
    }

    /// <summary>Gives what stands at a pointer the name of what it is all of.</summary>
    public void Share(Pointer pointer, Pointer with)
    {
        if (!_byPointer.ContainsKey(pointer))
            _byPointer[pointer] = Of(with);
    }

    /// <summary>The name of the type at a pointer.</summary>
    public string Of(Pointer pointer)
    {
        if (_byPointer.TryGetValue(pointer, out var name))
            return name;
        return _byPointer[pointer] = _scope.Take(_suggested.TryGetValue(pointer, out var suggested) ? suggested : Describe(pointer));
    }

    /// <summary>Where each name's schema stands; the outermost of those that share one.</summary>
    public IReadOnlyDictionary<string, Pointer> Places()
    {
        var places = new Dictionary<string, Pointer>(StringComparer.Ordinal);
        foreach (var (pointer, name) in _byPointer.Select(named => (named.Key, named.Value)))
        {
            if (!places.TryGetValue(name, out var known) || known.IsIn(pointer))
                places[name] = pointer;
        }

        return places;
    }

    private string Describe(Pointer pointer)
    {
        var parts = new List<string>();
        string? operation = null;
        for (var place = pointer; place.Parent is not null && !_operations.TryGetValue(place, out operation); place = place.Parent)
            parts.Add(place.Name);
        parts.Reverse();

        var name = new StringBuilder(operation);
        for (var i = 0; i < parts.Count; i++)
        {
            switch (parts[i])
            {
                case "components":
                    i++;
                    break;
                case "requestBody":
                    name.Append("Request");
                    break;
                case "responses" when i + 1 < parts.Count && operation is not null:
                    name.Append(parts[++i].StartsWith("2", StringComparison.Ordinal) ? "Response" : "Error" + Naming.Pascal(parts[i]).TrimStart('_'));
                    break;
                case "content" when i + 1 < parts.Count:
                    i++;
                    break;
                case "schema" or "properties" or "parameters":
                    break;
                case "items":
                    name.Append("Item");
                    break;
                case "additionalProperties":
                    name.Append("Entry");
                    break;
                case "allOf" or "oneOf" or "anyOf" when i + 1 < parts.Count:
                    name.Append("Option" + Naming.Pascal(parts[++i]).TrimStart('_'));
                    break;
                default:
                    name.Append(Naming.Pascal(parts[i]));
                    break;
            }
        }

        return name.Length == 0 ? "Schema" : SafeStart(name.ToString());
    }

    private static string SafeStart(string name) => char.IsDigit(name[0]) ? "_" + name : name;
}
