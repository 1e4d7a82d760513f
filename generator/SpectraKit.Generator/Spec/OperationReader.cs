using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The paths of a document into operations.</summary>
internal sealed class OperationReader(JsonValue root, ReferenceTable references, SchemaReader schemas, DiagnosticBag diagnostics)
{
    private static readonly string[] _methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private readonly ParameterReader _parameters = new(references, schemas, diagnostics);
    private readonly ContentReader _content = new(references, schemas, diagnostics);
    private readonly SecurityReader _security = new(root, references, diagnostics);
    private readonly Dictionary<string, JsonValue> _tags = new(StringComparer.Ordinal);

    /// <summary>The tags' descriptions by their names.</summary>
    public IReadOnlyDictionary<string, string> TagDescriptions => _tags.ToDictionary(tag => tag.Key, tag => tag.Value.String("description") ?? "", StringComparer.Ordinal);

    /// <summary>Every operation, in the ordinal order of paths and the one order of methods.</summary>
    public IReadOnlyList<OperationSpec> Read()
    {
        foreach (var tag in root["tags"]?.Items ?? [])
        {
            if (tag.String("name") is { } name)
                _tags[name] = tag;
        }

        if (root.Find("webhooks") is { Value.Members.Count: > 0 } webhooks)
            diagnostics.Add(Descriptors.NotGenerated, webhooks.NamePlace, webhooks.Name);
        return [.. Members(root["paths"]).Where(path => !path.Name.StartsWith("x-", StringComparison.Ordinal)).OrderBy(path => path.Name, StringComparer.Ordinal).SelectMany(Operations)];
    }

    private IEnumerable<OperationSpec> Operations(JsonMember path)
    {
        var pointer = Pointer.Root / "paths" / path.Name;
        var (target, targetPointer) = references.Follow(path.Value, pointer);
        if (target is null)
            yield break;

        // What stands beside a reference goes before what it refers to.
        (JsonValue Json, Pointer Pointer)[] items = ReferenceEquals(target, path.Value) ? [(target, pointer)] : [(path.Value, pointer), (target, targetPointer)];
        foreach (var method in _methods)
        {
            if (items.FirstOrDefault(item => item.Json[method] is { Kind: JsonKind.Object }) is { Json: { } json } owner)
                yield return Operation(path, items, method, json[method]!, owner.Pointer / method);
        }
    }

    private OperationSpec Operation(JsonMember path, (JsonValue Json, Pointer Pointer)[] items, string method, JsonValue operation, Pointer pointer)
    {
        var (body, bodyPointer) = operation["requestBody"] is { } request ? references.Follow(request, pointer / "requestBody") : (null, pointer);
        if (operation.Find("callbacks") is { Value.Members.Count: > 0 } callbacks)
            diagnostics.Add(Descriptors.NotGenerated, callbacks.NamePlace, callbacks.Name);

        var tag = operation["tags"]?.Items.FirstOrDefault(value => value.Kind == JsonKind.String)?.Text;
        var parameters = Enumerable.Reverse(items).Append((Json: operation, Pointer: pointer))
            .Where(level => level.Json["parameters"] is not null)
            .Select(level => (level.Json["parameters"]!, level.Pointer / "parameters"));
        return new()
        {
            Json = operation,
            Pointer = pointer,
            Id = operation.String("operationId") is { Length: > 0 } id ? id : $"{method} {path.Name}",
            Method = method,
            Path = path.Name,
            Tag = tag,
            Summary = operation.String("summary") ?? "",
            Description = operation.String("description") ?? "",
            IsDeprecated = operation.Flag("deprecated"),
            Parameters = _parameters.Read(path, parameters, pointer),
            Bodies = body is null ? [] : _content.Bodies(body, bodyPointer),
            IsBodyRequired = body?.Flag("required") ?? false,
            BodyDescription = body?.String("description") ?? "",
            Responses = _content.Responses(operation, pointer),
            Servers = items.Select(item => item.Json).Prepend(operation).Select(ServerReader.Read).FirstOrDefault(servers => servers.Count > 0) ?? [],
            Security = _security.Read(operation),
            Extension = name => operation.Find(name) ?? (tag is not null && _tags.TryGetValue(tag, out var value) ? value.Find(name) : null),
        };
    }

    /// <summary>An object's members, without those that a later one of the same name replaces.</summary>
    public static IEnumerable<JsonMember> Members(JsonValue? value) =>
        value?.Members ?? default;
}
