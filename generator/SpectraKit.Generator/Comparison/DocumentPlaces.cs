using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Comparison;

/// <summary>
/// Where a document says what a change is about. Models know nothing of places; what is gone is said where it would stand: the schema that
/// lost a member, the path that lost an operation.
/// </summary>
/// <param name="root">The document.</param>
/// <param name="text">Its text.</param>
/// <param name="types">Where it has the schema of each of its types.</param>
/// <param name="others">Where the document that it is compared with has the schemas of its own.</param>
internal sealed class DocumentPlaces(JsonValue root, SourceText text, IReadOnlyDictionary<string, Pointer> types, IReadOnlyDictionary<string, Pointer> others)
{
    /// <summary>How many schemas a member is looked for in: each is made of others, possibly in a circle.</summary>
    private const int MaxSteps = 32;

    public DocumentPlace Find(ChangeTarget target) => target switch
    {
        { Type: { } type } => Type(type, target),
        { Header: { } header } => Header(header),
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
                    return holder.Equals(root["paths"]?[path]) ? Walk("paths", path, "parameters", index) : Walk("paths", path, method, "parameters", index);
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
            if (parameter?.String("name") == name && parameter.Value.String("in") == place)
                return Index(i);
        }

        return null;
    }

    private JsonValue? Target(JsonValue value)
    {
        for (var steps = 0; steps < MaxSteps && value.String("$ref") is { } reference; steps++)
        {
            if (At(Steps(reference)) is not { } target)
                return null;
            value = target;
        }

        return value;
    }

    private JsonValue? At(IEnumerable<string> steps)
    {
        var current = root;
        foreach (var step in steps)
        {
            var next = current.Kind == JsonKind.Array && int.TryParse(step, out var index) ? index < current.Items.Count ? current.Items[index] : null : current[step];
            if (next is not { } found)
                return null;
            current = found;
        }

        return current;
    }

    private static string[] Steps(string reference) =>
        [.. reference.TrimStart('#').Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(step => Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~"))];

    private static string[] Steps(Pointer pointer)
    {
        var steps = new List<string>();
        for (var place = pointer; place.Parent is not null; place = place.Parent)
            steps.Add(place.Name);
        steps.Reverse();
        return [.. steps];
    }

    /// <summary>A type that is gone, or is not there yet, stands where the other document has it, as far as this one goes.</summary>
    private DocumentPlace Type(string type, ChangeTarget target)
    {
        if (!types.TryGetValue(type, out var pointer) && !others.TryGetValue(type, out pointer))
            return Walk("components", "schemas");
        var steps = Steps(pointer);
        if (At(steps) is not { } schema)
            return Walk(steps);
        if (target.Member is { } member)
            return Walk(Member(schema, steps, member) ?? steps);
        if (target.Value is { } value && schema["enum"] is { Kind: JsonKind.Array } values)
        {
            for (var i = 0; i < values.Items.Count; i++)
            {
                if (values.Items[i].Text == value)
                    return Walk([.. steps, "enum", Index(i)]);
            }
        }

        return Walk(steps);
    }

    /// <summary>A member of a schema, or of the schemas that it is made of.</summary>
    private string[]? Member(JsonValue schema, string[] steps, string member, int depth = 0)
    {
        if (depth > MaxSteps)
            return null;
        if (schema.String("$ref") is { } reference && Steps(reference) is var target && At(target) is { } named)
            return Member(named, target, member, depth + 1);
        if (schema["properties"]?[member] is not null)
            return [.. steps, "properties", member];
        if (schema["allOf"] is { Kind: JsonKind.Array } parts)
        {
            for (var i = 0; i < parts.Items.Count; i++)
            {
                if (Member(parts.Items[i], [.. steps, "allOf", Index(i)], member, depth + 1) is { } found)
                    return found;
            }
        }

        return null;
    }

    /// <summary>A client has each header once; it is said where the document first describes it.</summary>
    private DocumentPlace Header(string header)
    {
        foreach (var response in OperationReader.Members(root["components"]?["responses"]))
        {
            if (Name(response, header) is { } name)
                return Walk("components", "responses", response.Name, "headers", name);
        }

        foreach (var path in OperationReader.Members(root["paths"]))
        {
            foreach (var method in OperationReader.Members(path))
            {
                foreach (var response in OperationReader.Members(method["responses"]))
                {
                    if (Name(response, header) is { } name)
                        return Walk("paths", path.Name, method.Name, "responses", response.Name, "headers", name);
                }
            }
        }

        return Walk("paths");
    }

    private static string? Name(JsonValue response, string header) =>
        OperationReader.Members(response["headers"]).Select(member => member.Name).FirstOrDefault(name => string.Equals(name, header, StringComparison.OrdinalIgnoreCase));

    private static string Index(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As far along a way as the document goes.</summary>
    private DocumentPlace Walk(params string[] steps)
    {
        var (value, pointer, span) = (root, Pointer.Root, new TextSpan(root.Span.Start, Math.Min(1, root.Span.Length)));
        foreach (var step in steps)
        {
            if (value.Kind == JsonKind.Array && int.TryParse(step, out var index) && index < value.Items.Count)
                (value, span) = (value.Items[index], new TextSpan(value.Items[index].Span.Start, 1));
            else if (value[step] is { } member)
                (value, span) = (member, member.NameSpan);
            else
                break;
            pointer /= step;
        }

        return new(pointer.ToString(), span, text.Lines.GetLinePositionSpan(span));
    }
}
