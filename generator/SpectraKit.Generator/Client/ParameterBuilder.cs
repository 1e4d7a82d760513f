using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The parameters of an operation into those of its method.</summary>
internal sealed class ParameterBuilder(SpecDocument document, TypeBuilder types, TypeNames names)
{
    /// <summary>Those that a caller gives, in the order of the method, and those that the document leaves one value for.</summary>
    public (IReadOnlyList<ParameterModel> Given, IReadOnlyList<(string Place, string WireName, string Value)> Constant) Build(OperationSpec operation, string name, RequestBodyModel? body)
    {
        var scope = new NameScope("body", "cancellationToken", "request", "deadline");
        var given = new List<ParameterModel>();
        var constant = new List<(string, string, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => !IsElsewhere(parameter, operation)))
        {
            if (OnlyValue(parameter) is { } only)
                constant.Add((parameter.Place, parameter.WireName, only.Text));
            else
                given.Add(Parameter(parameter, name, scope));
        }

        if (body is { OtherContentTypes.Count: > 0 })
            given.Add(ContentType(body, scope));
        return ([.. given.OrderBy(parameter => parameter.IsRequired ? parameter.Place == "path" ? 0 : 1 : 2)], constant);
    }

    /// <summary>What OpenAPI says in another place: these three headers, and a key that is a credential.</summary>
    private static bool IsElsewhere(ParameterSpec parameter, OperationSpec operation) =>
        (parameter.Place == "header" && parameter.WireName.ToLowerInvariant() is "accept" or "content-type" or "authorization")
        || operation.Security.Any(way => way.Any(scheme => parameter.Place switch
        {
            "header" => scheme.Kind == "ApiKeyHeader" && string.Equals(scheme.Name, parameter.WireName, StringComparison.OrdinalIgnoreCase),
            "query" => scheme.Kind == "ApiKeyQuery" && scheme.Name == parameter.WireName,
            "cookie" => scheme.Kind == "ApiKeyCookie" && scheme.Name == parameter.WireName,
            _ => false,
        }));

    private ParameterModel Parameter(ParameterSpec parameter, string operationName, NameScope scope)
    {
        names.Suggest(parameter.Schema.Pointer, operationName + Naming.Pascal(parameter.WireName));
        var type = types.Of(parameter.Schema).Type.WithoutFiles();
        types.Mark(type, ModelUses.Sent | ModelUses.Json);
        var style = Style(parameter);
        // Lists of anything but plain values have no spelling in any style but one.
        var isDeep = type.Element is { IsObject: true } or { Element: not null };
        var words = parameter.Description.Length > 0 ? parameter.Description : document.Resolve(parameter.Schema)?.Description ?? "";
        return new(parameter.WireName, scope.Take(Naming.Camel(parameter.WireName)), parameter.Place, type)
        {
            Description = parameter.IsDeprecated ? $"Deprecated. {words}" : words,
            IsRequired = parameter.IsRequired,
            Style = style,
            Explode = parameter.Explode ?? style == "Form",
            AllowsReserved = parameter.AllowsReserved,
            Default = SchemaLimits.Default(document.Resolve(parameter.Schema)),
            Spelling = parameter.AllowsEmpty && type.Name == "bool" ? ParameterSpelling.BareFlag
                : parameter.IsJson || (isDeep && style != "DeepObject") ? ParameterSpelling.Json
                : type.IsObject || isDeep || type.Element is { IsFlag: true } ? ParameterSpelling.Members
                : type.Element is not null ? ParameterSpelling.List
                : ParameterSpelling.Text,
        };
    }

    /// <summary>The choice between the content types of a file, which is the body's and no parameter of the document's.</summary>
    private static ParameterModel ContentType(RequestBodyModel body, NameScope scope) =>
        new("", scope.Take(BodyBuilder.ContentTypeParameter), "body", TypeRef.String)
        {
            Description = $"What the body is: {body.ContentType}, the default, or {string.Join(", ", body.OtherContentTypes)}.",
            IsRequired = false,
            Style = "Simple",
            Explode = false,
            AllowsReserved = false,
            Spelling = ParameterSpelling.Text,
        };

    /// <summary>The one value that the document leaves: a constant, or a required choice of one.</summary>
    private JsonValue? OnlyValue(ParameterSpec parameter) => document.Resolve(parameter.Schema) switch
    {
        { Const: { Kind: not (JsonKind.Object or JsonKind.Array or JsonKind.Null) } only } => only,
        { Enum: { Count: 1 } values } when parameter.IsRequired && values[0].Kind is not (JsonKind.Object or JsonKind.Array) => values[0],
        _ => null,
    };

    private static string Style(ParameterSpec parameter) => (parameter.Place, parameter.Style) switch
    {
        ("path", "label") => "Label",
        ("path", "matrix") => "Matrix",
        ("query", "spaceDelimited") => "SpaceDelimited",
        ("query", "pipeDelimited") => "PipeDelimited",
        ("query", "deepObject") => "DeepObject",
        ("query" or "cookie", _) => "Form",
        _ => "Simple",
    };
}
