using System.Text.RegularExpressions;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The parameters of an operation: its own, and those of its path that it does not replace.</summary>
internal sealed class ParameterReader(ReferenceTable references, SchemaReader schemas, DiagnosticBag diagnostics)
{
    private static readonly Regex _inPath = new(@"\{([^{}/]+)\}", RegexOptions.CultureInvariant);

    /// <summary>Reads them.</summary>
    /// <param name="path">The path, with the place of its name.</param>
    /// <param name="lists">The lists of parameters and their pointers; a later one replaces what an earlier one says.</param>
    /// <param name="pointer">The operation's pointer.</param>
    public IReadOnlyList<ParameterSpec> Read(JsonMember path, IEnumerable<(JsonValue List, Pointer Pointer)> lists, Pointer pointer)
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

        var names = new HashSet<string>(_inPath.Matches(path.Name).Cast<Match>().Select(match => match.Groups[1].Value), StringComparer.Ordinal);
        foreach (var key in order.Where(key => key.Item1 == "path" && !names.Contains(key.Item2)))
            diagnostics.Add(Descriptors.UnusedPathParameter, found[key].Json["name"]!.Place, key.Item2, path.Name);
        return
        [
            .. order.Where(key => key.Item1 != "path" || names.Remove(key.Item2)).Select(key => found[key].Parameter),
            .. names.OrderBy(name => name, StringComparer.Ordinal).Select(name => Undeclared(path, name, pointer)),
        ];
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
            diagnostics.Add(Descriptors.UnknownParameterPlace, json["in"]!.Place, place);
            return null;
        }

        var content = json["schema"] is null && json["content"] is { Kind: JsonKind.Object, Members: { Count: > 0 } contents } ? contents[0] : null;
        return new(name, place, Schema(json, content, pointer))
        {
            IsRequired = json.Flag("required") || place == "path",
            Description = json.String("description") ?? "",
            IsDeprecated = json.Flag("deprecated"),
            Style = json.String("style"),
            Explode = json["explode"] is { Kind: JsonKind.Boolean } explode ? explode.IsTrue : null,
            AllowsEmpty = json.Flag("allowEmptyValue"),
            AllowsReserved = json.Flag("allowReserved") && place == "query",
            IsJson = content is not null && ContentTypes.IsJson(content.Name),
        };
    }

    private SchemaSpec Schema(JsonValue json, JsonMember? content, Pointer pointer) =>
        json["schema"] is { } schema ? schemas.Read(schema, pointer / "schema")
        : content?.Value["schema"] is { } inner ? schemas.Read(inner, pointer / "content" / content.Name / "schema")
        : new SchemaSpec { Json = json, Pointer = pointer / "schema", Types = ["string"] };

    private ParameterSpec Undeclared(JsonMember path, string name, Pointer pointer)
    {
        diagnostics.Add(Descriptors.UndeclaredPathParameter, path.NamePlace, name);
        return new(name, "path", new() { Json = path.Value, Pointer = pointer / "parameters" / name, Types = ["string"] }) { IsRequired = true };
    }
}
