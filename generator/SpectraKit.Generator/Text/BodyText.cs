using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints how a method's body is made from its parameter.</summary>
internal static class BodyText
{
    public static void Write(SourceWriter writer, RequestBodyModel body, string? contentType)
    {
        var value = body is { IsRequired: false, Type.IsValue: true } ? "body.Value" : "body";
        var content = body.Kind switch
        {
            BodyKind.Json => $"new _kit::JsonRequestBody<{body.Type.Name}, {body.Type.Codec}>({value}, {Literal.Of(body.ContentType)})",
            BodyKind.Multipart => Multipart(body),
            BodyKind.Form => Form(body),
            BodyKind.Text => $"new _kit::TextRequestBody(body, {Literal.Of(body.ContentType)})",
            _ => $"new _kit::FileRequestBody(body, {(contentType is null ? "" : contentType + " ?? ")}{Literal.Of(body.ContentType)})",
        };
        if (body.IsRequired)
            writer.Line($"request.Body = {content};");
        else
            writer.Line("if (body is not null)").Indented($"request.Body = {content};");
    }

    private static string Multipart(RequestBodyModel body)
    {
        var parts = body.IsReady ? "body" : OfCases(body, "ToMultipart()");
        foreach (var encoding in body.Encodings)
        {
            var name = Literal.Of(encoding.WireName);
            if (encoding.ContentType is { } contentType)
                parts += $".PartAs({name}, {Literal.Of(contentType)})";
            foreach (var (header, value) in encoding.Headers)
                parts += $".PartHeader({name}, {Literal.Of(header)}, {Literal.Of(value)})";
        }

        return body.ContentType == "multipart/form-data" ? parts : $"{parts}.As({Literal.Of(body.ContentType)})";
    }

    private static string Form(RequestBodyModel body)
    {
        if (body.IsReady)
            return "body";
        var styles = body.Encodings.Select(encoding => $".Style({Literal.Of(encoding.WireName)}, _kit::ParameterStyle.{encoding.Style}, {(encoding.Explode ? "true" : "false")})");
        return OfCases(body, $"ToForm(new _kit::FormRequestBody(){string.Concat(styles)})");
    }

    /// <summary>A record's method, or that of the case that a union is.</summary>
    private static string OfCases(RequestBodyModel body, string call) => body.Cases.Count == 0
        ? $"body.{call}"
        : $"({string.Join(" ?? ", body.Cases.Select(one => $"body.{one}?.{call}"))} ?? throw new _system::ArgumentException(\"It is of none of its cases, and so has no parts.\", nameof(body)))";
}
