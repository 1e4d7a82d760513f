using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The bodies of requests and answers, and what travels in headers beside them.</summary>
internal sealed class ContentReader(ReferenceTable references, SchemaReader schemas, DiagnosticBag diagnostics)
{
    /// <summary>A body in each of its content types, in ordinal order.</summary>
    public IReadOnlyList<BodySpec> Bodies(JsonValue body, Pointer pointer)
    {
        var contents = InOrder(body["content"]);
        var place = pointer / "content";
        var bodies = new BodySpec[contents.Length];
        for (var i = 0; i < bodies.Length; i++)
            bodies[i] = Body(contents[i], place / contents[i].Name);
        return bodies;
    }

    /// <summary>Every answer, in the ordinal order of statuses.</summary>
    public IReadOnlyList<ResponseSpec> Responses(JsonValue operation, Pointer pointer)
    {
        if (operation["responses"] is { Kind: not JsonKind.Object } other)
            diagnostics.Add(Descriptors.UnexpectedKind, other.Place, "responses", "an object");
        var place = pointer / "responses";
        var responses = new List<ResponseSpec>();
        foreach (var response in InOrder(operation["responses"]))
        {
            if (!response.Name.StartsWith("x-", StringComparison.Ordinal) && Response(response, place / response.Name) is { } read)
                responses.Add(read);
        }

        return responses;
    }

    /// <summary>An object's members in the ordinal order of their names.</summary>
    private static JsonValue[] InOrder(JsonValue? value)
    {
        if (value is not { Members: { Count: > 0 } all })
            return [];
        JsonValue[] members = [.. all];
        Array.Sort(members, static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return members;
    }

    private BodySpec Body(JsonValue content, Pointer pointer) =>
        new(content.Name, content["schema"] is { } schema ? schemas.Read(schema, pointer / "schema") : null)
        {
            Encodings = content["encoding"] is null ? BodySpec.NoEncodings : OperationReader.Members(content["encoding"]).ToDictionary(
                part => part.Name,
                part => new EncodingSpec
                {
                    ContentType = part.String("contentType"),
                    Style = part.String("style"),
                    Explode = part["explode"] is { Kind: JsonKind.Boolean } explode ? explode.IsTrue : null,
                    Headers = [.. Headers(part, pointer / "encoding" / part.Name).Select(header => (header.WireName, Value: OnlyValue(header))).Where(header => header.Value is not null).Select(header => (header.WireName, header.Value!))],
                },
                StringComparer.Ordinal),
        };

    private ResponseSpec? Response(JsonValue response, Pointer pointer)
    {
        return references.Follow(response, pointer) is not ({ } value, var place) ? null : new(response.Name, value.String("description") ?? "", Bodies(value, place))
        {
            MayBeEmpty = value.Flag("x-kit-empty"),
            Headers = Headers(value, place),
        };
    }

    /// <summary>Headers, without the one that the content types say.</summary>
    private List<HeaderSpec> Headers(JsonValue owner, Pointer pointer)
    {
        var found = new List<HeaderSpec>();
        foreach (var header in owner["headers"]?.Members ?? default)
        {
            if (!header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                && references.Follow(header, pointer / "headers" / header.Name) is ({ } value, var place))
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
