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

        if (root["webhooks"] is { Members.Count: > 0 } webhooks)
            diagnostics.Add(Descriptors.NotGenerated, webhooks.NamePlace, webhooks.Name);
        var operations = new List<OperationSpec>();
        foreach (var path in Members(root["paths"]).Where(path => !path.Name.StartsWith("x-", StringComparison.Ordinal)).OrderBy(path => path.Name, StringComparer.Ordinal))
            Read(path, operations);
        return operations;
    }

    private void Read(JsonValue path, List<OperationSpec> operations)
    {
        var pointer = Pointer.Root / "paths" / path.Name;
        if (references.Follow(path, pointer) is not ({ } target, var targetPointer))
            return;

        // What stands beside a reference goes before what it refers to.
        Level[] items = target.Equals(path) ? [new(target, pointer)] : [new(path, pointer), new(target, targetPointer)];
        foreach (var method in _methods)
        {
            if (Array.Find(items, item => item.Json[method] is { Kind: JsonKind.Object }) is { } owner)
                operations.Add(Operation(path, items, method, new(owner.Json[method]!.Value, owner.Pointer / method)));
        }
    }

    private OperationSpec Operation(JsonValue path, Level[] items, string method, Level level)
    {
        var (operation, pointer) = level;
        var (body, bodyPointer) = operation["requestBody"] is { } request ? references.Follow(request, pointer / "requestBody") : (null, pointer);
        if (operation["callbacks"] is { Members.Count: > 0 } callbacks)
            diagnostics.Add(Descriptors.NotGenerated, callbacks.NamePlace, callbacks.Name);

        var tag = Tag(operation["tags"]);
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
            Parameters = _parameters.Read(path, Parameters(items, level), pointer),
            Bodies = body is { } content ? _content.Bodies(content, bodyPointer) : [],
            IsBodyRequired = body?.Flag("required") ?? false,
            BodyDescription = body?.String("description") ?? "",
            Responses = _content.Responses(operation, pointer),
            Servers = Servers(items, operation),
            Security = _security.Read(operation),
            Extension = name => operation[name] ?? (tag is not null && _tags.TryGetValue(tag, out var value) ? value[name] : null),
        };
    }

    private static string? Tag(JsonValue? tags)
    {
        foreach (var tag in tags?.Items ?? default)
        {
            if (tag.Kind == JsonKind.String)
                return tag.Text;
        }

        return null;
    }

    /// <summary>The lists of parameters, from what is said furthest away to the operation's own.</summary>
    private static List<(JsonValue List, Pointer Pointer)> Parameters(Level[] items, Level operation)
    {
        var lists = new List<(JsonValue, Pointer)>(items.Length + 1);
        for (var i = items.Length; i >= 0; i--)
        {
            var level = i == 0 ? operation : items[i - 1];
            if (level.Json["parameters"] is { } parameters)
                lists.Add((parameters, level.Pointer / "parameters"));
        }

        return lists;
    }

    private static IReadOnlyList<ServerSpec> Servers(Level[] items, JsonValue operation)
    {
        var servers = ServerReader.Read(operation);
        for (var i = 0; i < items.Length && servers.Count == 0; i++)
            servers = ServerReader.Read(items[i].Json);
        return servers;
    }

    /// <summary>An object's members, without those that a later one of the same name replaces.</summary>
    public static IEnumerable<JsonValue> Members(JsonValue? value) =>
        value?.Members ?? default;

    /// <summary>An operation, or a path item that says something of all of its operations.</summary>
    private sealed record Level(JsonValue Json, Pointer Pointer);
}
