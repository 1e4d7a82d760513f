using System.Text.RegularExpressions;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>A parsed document into <see cref="SpecDocument"/>: what OpenAPI 3.0 and 3.1 say, checked where code depends on it.</summary>
internal sealed class SpecReader
{
    private static readonly string[] _methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly Regex _pathParameter = new(@"\{([^{}/]+)\}", RegexOptions.CultureInvariant);

    private readonly JsonValue _root;
    private readonly DiagnosticBag _diagnostics;
    private readonly ReferenceTable _references;
    private readonly SchemaReader _schemas;
    private readonly Dictionary<string, JsonValue> _tags = new(StringComparer.Ordinal);

    private SpecReader(JsonValue root, DiagnosticBag diagnostics)
    {
        _root = root;
        _diagnostics = diagnostics;
        _references = new(root, diagnostics);
        _schemas = new(_references, diagnostics);
    }

    /// <summary>Reads a document; <c>null</c> when it is not OpenAPI at all.</summary>
    public static SpecDocument? Read(JsonValue root, DiagnosticBag diagnostics) => new SpecReader(root, diagnostics).Read();

    private SpecDocument? Read()
    {
        if (!IsSupported())
            return null;

        foreach (var tag in Items(_root["tags"]))
        {
            if (tag.String("name") is { } name)
                _tags[name] = tag;
        }

        return new()
        {
            Title = _root["info"]?.String("title") ?? "",
            Description = _root["info"]?.String("description") ?? "",
            Operations = [.. Operations()],
            Schemas =
            [
                .. Members(_root["components"]?["schemas"])
                    .OrderBy(member => member.Name, StringComparer.Ordinal)
                    .Select(member => new KeyValuePair<string, SchemaSpec>(
                        member.Name,
                        _schemas.Read(member.Value, Pointer.Root / "components" / "schemas" / member.Name))),
            ],
            TagDescriptions = _tags.ToDictionary(tag => tag.Key, tag => tag.Value.String("description") ?? "", StringComparer.Ordinal),
            Resolve = _schemas.Resolve,
        };
    }

    private bool IsSupported()
    {
        if (_root.Kind != JsonKind.Object)
        {
            _diagnostics.Add(Descriptors.NotOpenApi, _root.Span, "it is not an object");
            return false;
        }

        if (_root["openapi"] is not { Kind: JsonKind.String } version)
        {
            var span = _root.Find("swagger")?.NameSpan ?? new(_root.Span.Start, 1);
            _diagnostics.Add(Descriptors.NotOpenApi, span, _root["swagger"] is null ? "it has no member 'openapi'" : "it is Swagger 2.0; convert it to OpenAPI 3");
            return false;
        }

        if (version.Text.Trim() is not ("3.0" or "3.1") && !version.Text.Trim().StartsWith("3.0.", StringComparison.Ordinal) && !version.Text.Trim().StartsWith("3.1.", StringComparison.Ordinal))
        {
            _diagnostics.Add(Descriptors.UnsupportedVersion, version.Span, version.Text);
            return false;
        }

        if (_root["paths"] is null && _root["components"] is null && _root["webhooks"] is null)
        {
            _diagnostics.Add(Descriptors.MissingMember, new(_root.Span.Start, 1), "The document", "paths");
            return false;
        }

        return true;
    }

    private IEnumerable<OperationSpec> Operations()
    {
        foreach (var path in Members(_root["paths"]).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            var pointer = Pointer.Root / "paths" / path.Name;
            var (item, itemPointer) = _references.Follow(path.Value, pointer);
            if (item is null)
                continue;
            foreach (var method in _methods)
            {
                if (item[method] is { Kind: JsonKind.Object } operation)
                    yield return Operation(path, item, method, operation, itemPointer / method);
            }
        }
    }

    private OperationSpec Operation(JsonMember path, JsonValue item, string method, JsonValue operation, Pointer pointer)
    {
        var parameters = Parameters(item, operation, pointer);
        foreach (Match match in _pathParameter.Matches(path.Name))
        {
            var name = match.Groups[1].Value;
            if (parameters.Any(parameter => parameter.Place == "path" && parameter.WireName == name))
                continue;
            _diagnostics.Add(Descriptors.UndeclaredPathParameter, path.NameSpan, name);
            parameters.Add(new(name, "path", new() { Json = item, Pointer = pointer / "parameters" / name, Types = ["string"] })
            {
                IsRequired = true,
                Description = "",
                Style = null,
                Explode = null,
                AllowsEmpty = false,
            });
        }

        var (body, bodyPointer) = operation["requestBody"] is { } request ? _references.Follow(request, pointer / "requestBody") : (null, pointer);
        if (operation["responses"] is { Kind: not JsonKind.Object } responses)
            _diagnostics.Add(Descriptors.UnexpectedKind, responses.Span, "responses", "an object");

        var tag = Items(operation["tags"]).FirstOrDefault(value => value.Kind == JsonKind.String)?.Text;
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
            Parameters = parameters,
            Body = body is null ? null : Body(body, bodyPointer),
            IsBodyRequired = body?.Flag("required") ?? false,
            BodyDescription = body?.String("description") ?? "",
            Responses = [.. Members(operation["responses"]).OrderBy(response => response.Name, StringComparer.Ordinal).Select(response => Response(response, pointer)).OfType<ResponseSpec>()],
            Security = [.. Security(operation)],
            Extension = name => operation.Find(name) ?? (tag is not null && _tags.TryGetValue(tag, out var value) ? value.Find(name) : null),
        };
    }

    private List<ParameterSpec> Parameters(JsonValue item, JsonValue operation, Pointer pointer)
    {
        var found = new Dictionary<(string, string), ParameterSpec>();
        var order = new List<(string, string)>();
        foreach (var (list, where) in new[] { (item["parameters"], pointer.Parent!), (operation["parameters"], pointer) })
        {
            for (var i = 0; i < Items(list).Count; i++)
            {
                var (value, place) = _references.Follow(list!.Items[i], where / "parameters" / i);
                if (value is null)
                    continue;
                if (value.String("name") is not { } name || value.String("in") is not { } location)
                {
                    _diagnostics.Add(Descriptors.MissingMember, value.Span, "A parameter", value["name"] is null ? "name" : "in");
                    continue;
                }

                var content = Members(value["content"]).FirstOrDefault();
                var schema = value["schema"] ?? content?.Value["schema"];
                var key = (location, name);
                if (!found.ContainsKey(key))
                    order.Add(key);
                found[key] = new(name, location, schema is null
                    ? new SchemaSpec { Json = value, Pointer = place / "schema", Types = ["string"] }
                    : _schemas.Read(schema, place / "schema"))
                {
                    IsRequired = value.Flag("required") || location == "path",
                    Description = value.String("description") ?? "",
                    Style = value.String("style"),
                    Explode = value["explode"] is { Kind: JsonKind.Boolean } explode ? explode.IsTrue : null,
                    AllowsEmpty = value.Flag("allowEmptyValue"),
                    IsJson = value["schema"] is null && content is not null && ContentTypes.IsJson(content.Name),
                };
            }
        }

        return [.. order.Select(key => found[key])];
    }

    private BodySpec? Body(JsonValue body, Pointer pointer)
    {
        var contents = Members(body["content"]).ToList();
        if (contents.Count == 0)
            return null;
        var content = contents.FirstOrDefault(member => ContentTypes.IsJson(member.Name))
            ?? contents.FirstOrDefault(member => ContentTypes.IsMultipart(member.Name))
            ?? contents.FirstOrDefault(member => ContentTypes.IsForm(member.Name))
            ?? contents[0];
        var where = pointer / "content" / content.Name / "schema";
        return new(content.Name, content.Value["schema"] is { } schema ? _schemas.Read(schema, where) : null)
        {
            PartContentTypes = Members(content.Value["encoding"])
                .Where(part => part.Value.String("contentType") is not null)
                .GroupBy(part => part.Name, StringComparer.Ordinal)
                .ToDictionary(part => part.Key, part => part.Last().Value.String("contentType")!, StringComparer.Ordinal),
        };
    }

    private ResponseSpec? Response(JsonMember response, Pointer pointer)
    {
        var (value, place) = _references.Follow(response.Value, pointer / "responses" / response.Name);
        return value is null ? null : new(response.Name, value.String("description") ?? "", Body(value, place)) { MayBeEmpty = value.Flag("x-kit-empty") };
    }

    private IEnumerable<SecuritySpec> Security(JsonValue operation)
    {
        foreach (var requirement in Items(operation["security"] ?? _root["security"]))
        {
            foreach (var member in Members(requirement))
            {
                if (_root["components"]?["securitySchemes"]?[member.Name] is not { } scheme)
                {
                    _diagnostics.Add(Descriptors.UnknownReference, member.NameSpan, "#/components/securitySchemes/" + member.Name);
                    continue;
                }

                var (value, _) = _references.Follow(scheme, Pointer.Root / "components" / "securitySchemes" / member.Name);
                var name = value?.String("name") ?? "";
                switch (value?.String("type"), value?.String("in"), value?.String("scheme")?.ToLowerInvariant())
                {
                    case ("apiKey", "query", _):
                        yield return new("ApiKeyQuery", name, "");
                        break;
                    case ("apiKey", "cookie", _):
                        yield return new("ApiKeyCookie", name, "");
                        break;
                    case ("apiKey", _, _):
                        yield return new("ApiKeyHeader", name, value!.String("x-kit-key-prefix") ?? "");
                        break;
                    case ("http", _, "basic"):
                        yield return new("Basic", "", "");
                        break;
                    case ("http" or "oauth2" or "openIdConnect", _, _):
                        yield return new("Bearer", "", "");
                        break;
                }
            }
        }
    }

    private static IReadOnlyList<JsonValue> Items(JsonValue? value) => value?.Kind == JsonKind.Array ? value.Items : [];

    /// <summary>An object's members, without those that a later one of the same name replaces.</summary>
    private static IEnumerable<JsonMember> Members(JsonValue? value) =>
        value?.Kind == JsonKind.Object ? value.Members.Where(member => ReferenceEquals(value.Find(member.Name), member)) : [];
}
