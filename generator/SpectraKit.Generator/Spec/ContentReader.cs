using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The bodies of requests and answers, and what travels in headers beside them.</summary>
internal sealed class ContentReader(ReferenceTable references, SchemaReader schemas, DiagnosticBag diagnostics)
{
    /// <summary>A body in each of its content types, in ordinal order.</summary>
    public IReadOnlyList<BodySpec> Bodies(JsonValue body, Pointer pointer) =>
    [
        .. OperationReader.Members(body["content"])
            .OrderBy(content => content.Name, StringComparer.Ordinal)
            .Select(content => Body(content, pointer / "content" / content.Name)),
    ];

    /// <summary>Every answer, in the ordinal order of statuses.</summary>
    public IReadOnlyList<ResponseSpec> Responses(JsonValue operation, Pointer pointer)
    {
        if (operation["responses"] is { Kind: not JsonKind.Object } other)
            diagnostics.Add(Descriptors.UnexpectedKind, other.Place, "responses", "an object");
        return
        [
            .. OperationReader.Members(operation["responses"])
                .Where(response => !response.Name.StartsWith("x-", StringComparison.Ordinal))
                .OrderBy(response => response.Name, StringComparer.Ordinal)
                .Select(response => Response(response, pointer / "responses" / response.Name))
                .OfType<ResponseSpec>(),
        ];
    }

    private BodySpec Body(JsonMember content, Pointer pointer) =>
        new(content.Name, content.Value["schema"] is { } schema ? schemas.Read(schema, pointer / "schema") : null)
        {
            Encodings = OperationReader.Members(content.Value["encoding"]).ToDictionary(
                part => part.Name,
                part => new EncodingSpec
                {
                    ContentType = part.Value.String("contentType"),
                    Style = part.Value.String("style"),
                    Explode = part.Value["explode"] is { Kind: JsonKind.Boolean } explode ? explode.IsTrue : null,
                    Headers = [.. Headers(part.Value, pointer / "encoding" / part.Name).Select(header => (header.WireName, Value: OnlyValue(header))).Where(header => header.Value is not null).Select(header => (header.WireName, header.Value!))],
                },
                StringComparer.Ordinal),
        };

    private ResponseSpec? Response(JsonMember response, Pointer pointer)
    {
        var (value, place) = references.Follow(response.Value, pointer);
        return value is null ? null : new(response.Name, value.String("description") ?? "", Bodies(value, place))
        {
            MayBeEmpty = value.Flag("x-kit-empty"),
            Headers = Headers(value, place),
        };
    }

    /// <summary>Headers, without the one that the content types say.</summary>
    private List<HeaderSpec> Headers(JsonValue owner, Pointer pointer)
    {
        var found = new List<HeaderSpec>();
        foreach (var header in OperationReader.Members(owner["headers"]).Where(header => !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            if (references.Follow(header.Value, pointer / "headers" / header.Name) is ({ } value, var place))
                found.Add(new(header.Name, value.String("description") ?? "", value["schema"] is { } schema ? schemas.Read(schema, place / "schema") : null));
        }

        return found;
    }

    /// <summary>The one value that is left for a part's header: nobody could be asked for another.</summary>
    private string? OnlyValue(HeaderSpec header) => header.Schema is null || schemas.Resolve(header.Schema) is not { } schema ? null
        : schema.Const is { Kind: not (JsonKind.Object or JsonKind.Array or JsonKind.Null) } only ? only.Text
        : schema.Enum is { Count: 1 } values ? values[0].Text
        : schema.Json.String("default");
}
