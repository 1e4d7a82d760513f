using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The parameters of an operation: its own, and those of its path that it does not replace.</summary>
internal sealed class ParameterReader(ReferenceTable references, SchemaReader schemas, DiagnosticBag diagnostics)
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The path, with the place of its name.</param>
    /// <param name="lists">The lists of parameters and their pointers; a later one replaces what an earlier one says.</param>
    /// <param name="pointer">The operation's pointer.</param>
    public IReadOnlyList<ParameterSpec> Read(JsonValue path, IEnumerable<(JsonValue List, Pointer Pointer)> lists, Pointer pointer)
    {
        var found = new Dictionary<(string, string), (ParameterSpec Parameter, JsonValue Json)>();
        var order = new List<(string, string)>();
        foreach (var (list, where) in lists)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (references.Follow(list.Items[i], where / i) is not ({ } json, var place) || Parameter(json, place) is not { } parameter)
                    continue;
                // The names of headers differ by more than case, and those of no other place do not.
                var key = (parameter.Place, parameter.Place == "header" ? parameter.WireName.ToLowerInvariant() : parameter.WireName);
                if (!found.ContainsKey(key))
                    order.Add(key);
                found[key] = (parameter, json);
            }
        }

        var names = Places(path.Name);
        var parameters = new List<ParameterSpec>();
        foreach (var key in order)
        {
            var (parameter, json) = found[key];
            if (parameter.Place != "path" || names.Remove(parameter.WireName))
                parameters.Add(parameter);
            else
                diagnostics.Add(Descriptors.UnusedPathParameter, json["name"]!.Value.Place, parameter.WireName, path.Name);
        }

        // What is left is said by nobody.
        foreach (var name in names.OrderBy(name => name, StringComparer.Ordinal))
            parameters.Add(Undeclared(path, name, pointer));
        return parameters;
    }

    /// <summary>What a path has between braces: of whatever characters but braces and slashes, and at least one of them.</summary>
    private static HashSet<string> Places(string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var start = path.IndexOf('{'); start >= 0; start = path.IndexOf('{', start + 1))
        {
            var end = path.IndexOfAny(['{', '}', '/'], start + 1);
            if (end > start + 1 && path[end] == '}')
                names.Add(path.Substring(start + 1, end - start - 1));
        }

        return names;
    }

    private ParameterSpec? Parameter(JsonValue json, Pointer pointer)
    {
        if (json.String("name") is not { } name || json.String("in") is not { } place)
        {
            diagnostics.Add(Descriptors.MissingMember, json.Place, "A parameter", json.String("name") is null ? "name" : "in");
            return null;
        }

        if (place is not ("path" or "query" or "header" or "cookie"))
        {
            diagnostics.Add(Descriptors.UnknownParameterPlace, json["in"]!.Value.Place, place);
            return null;
        }

        var content = json["schema"] is null && json["content"] is { Kind: JsonKind.Object, Members: { Count: > 0 } contents } ? contents[0] : default(JsonValue?);
        return new(name, place, Schema(json, content, pointer))
        {
            IsRequired = json.Flag("required") || place == "path",
            Description = json.String("description") ?? "",
            IsDeprecated = json.Flag("deprecated"),
            Style = json.String("style"),
            Explode = json["explode"] is { Kind: JsonKind.Boolean } explode ? explode.IsTrue : null,
            AllowsEmpty = json.Flag("allowEmptyValue"),
            AllowsReserved = json.Flag("allowReserved") && place == "query",
            IsJson = content is { } only && ContentTypes.IsJson(only.Name),
        };
    }

    private SchemaSpec Schema(JsonValue json, JsonValue? content, Pointer pointer) =>
        json["schema"] is { } schema ? schemas.Read(schema, pointer / "schema")
        : content is { } only && only["schema"] is { } inner ? schemas.Read(inner, pointer / "content" / only.Name / "schema")
        : new SchemaSpec { Json = json, Pointer = pointer / "schema", Types = ["string"] };

    private ParameterSpec Undeclared(JsonValue path, string name, Pointer pointer)
    {
        diagnostics.Add(Descriptors.UndeclaredPathParameter, path.NamePlace, name);
        return new(name, "path", new() { Json = path, Pointer = pointer / "parameters" / name, Types = ["string"] }) { IsRequired = true };
    }
}
