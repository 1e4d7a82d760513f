using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Client;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Comparison;

/// <summary>
/// Where a document says what a change is about. Models know nothing of places; they are found again from names, and what is gone is said
/// where it would stand: the schema that lost a member, the path that lost an operation.
/// </summary>
internal sealed class DocumentPlaces(JsonValue root, SourceText text)
{
    private readonly Lazy<Dictionary<string, string>> _schemas = new(() => Schemas(root));

    public DocumentPlace Find(ChangeTarget target) => target switch
    {
        { Type: { } type } => Member(type, target.Member),
        { Path: { } path, Method: { } method } => Operation(path, method, target),
        { Part: { } part } => Walk(part),
        _ => Walk(),
    };

    private DocumentPlace Operation(string path, string method, ChangeTarget target)
    {
        if (target.Parameter is { } parameter)
        {
            foreach (var holder in new[] { root["paths"]?[path]?[method], root["paths"]?[path] })
            {
                if (Parameter(holder, parameter, target.ParameterPlace) is { } index)
                    return ReferenceEquals(holder, root["paths"]?[path]) ? Walk("paths", path, "parameters", index) : Walk("paths", path, method, "parameters", index);
            }

            return Walk("paths", path, method);
        }

        return target.Part is { } part ? Walk("paths", path, method, part) : Walk("paths", path, method);
    }

    private string? Parameter(JsonValue? holder, string name, string? place)
    {
        if (holder?["parameters"] is not { Kind: JsonKind.Array } parameters)
            return null;
        for (var i = 0; i < parameters.Items.Count; i++)
        {
            var parameter = Target(parameters.Items[i]);
            if (parameter?.String("name") == name && parameter.String("in") == place)
                return i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return null;
    }

    private JsonValue? Target(JsonValue value)
    {
        for (var steps = 0; steps < 8 && value.String("$ref") is { } reference; steps++)
        {
            var current = root;
            foreach (var step in reference.TrimStart('#').Split(['/'], StringSplitOptions.RemoveEmptyEntries))
                current = current?[step.Replace("~1", "/").Replace("~0", "~")]!;
            if (current is null)
                return null;
            value = current;
        }

        return value;
    }

    /// <summary>A type is named after its component, or after where it stands in one, or in an operation.</summary>
    private DocumentPlace Member(string type, string? member)
    {
        if (_schemas.Value.TryGetValue(type, out var schema))
            return Property(schema, member);
        for (var length = type.Length - 1; length > 0; length--)
        {
            if (_schemas.Value.TryGetValue(type.Substring(0, length), out var outer))
                return Inline(outer, type.Substring(length), member);
        }

        return Walk("components", "schemas");
    }

    private DocumentPlace Inline(string schema, string rest, string? member)
    {
        var property = root["components"]?["schemas"]?[schema]?["properties"]?.Members
            .Where(candidate => rest.StartsWith(Naming.Pascal(candidate.Name), StringComparison.Ordinal))
            .OrderByDescending(candidate => candidate.Name.Length)
            .FirstOrDefault();
        return property is null ? Walk("components", "schemas", schema)
            : member is not null && property.Value["properties"]?[member] is not null ? Walk("components", "schemas", schema, "properties", property.Name, "properties", member)
            : Walk("components", "schemas", schema, "properties", property.Name);
    }

    private DocumentPlace Property(string schema, string? member)
    {
        if (member is null)
            return Walk("components", "schemas", schema);
        var value = root["components"]!["schemas"]![schema]!;
        if (value["properties"]?[member] is null && value["allOf"] is { Kind: JsonKind.Array } parts)
        {
            for (var i = 0; i < parts.Items.Count; i++)
            {
                if (parts.Items[i]["properties"]?[member] is not null)
                    return Walk("components", "schemas", schema, "allOf", i.ToString(System.Globalization.CultureInfo.InvariantCulture), "properties", member);
            }
        }

        return value["properties"]?[member] is null ? Walk("components", "schemas", schema) : Walk("components", "schemas", schema, "properties", member);
    }

    /// <summary>As far along a way as the document goes.</summary>
    private DocumentPlace Walk(params string[] steps)
    {
        var (value, pointer, span) = (root, Pointer.Root, new TextSpan(root.Span.Start, Math.Min(1, root.Span.Length)));
        foreach (var step in steps)
        {
            if (value.Kind == JsonKind.Array && int.TryParse(step, out var index) && index < value.Items.Count)
                (value, span) = (value.Items[index], new TextSpan(value.Items[index].Span.Start, 1));
            else if (value.Find(step) is { } member)
                (value, span) = (member.Value, member.NameSpan);
            else
                break;
            pointer /= step;
        }

        return new(pointer.ToString(), span, text.Lines.GetLinePositionSpan(span));
    }

    private static Dictionary<string, string> Schemas(JsonValue root)
    {
        var schemas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in OperationReader.Members(root["components"]?["schemas"]))
        {
            if (!schemas.ContainsKey(Naming.Pascal(member.Name)))
                schemas.Add(Naming.Pascal(member.Name), member.Name);
        }

        return schemas;
    }
}
