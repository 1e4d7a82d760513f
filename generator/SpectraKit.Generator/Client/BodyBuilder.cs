using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// What an operation sends. Of several content types the best to use is the operation's own, JSON first; another has a method of its own
/// where it carries something else. The same schema in another spelling is the same call.
/// </summary>
internal sealed class BodyBuilder(SpecDocument document, TypeBuilder types, TypeNames names, NameScope methods, DiagnosticBag diagnostics)
{
    /// <summary>The parameter by which a caller says which of several content types a file has.</summary>
    public static string ContentTypeParameter => "contentType";

    public (RequestBodyModel? Body, IReadOnlyList<OtherModel> Others) Build(OperationSpec operation, string name)
    {
        var found = new List<RequestBodyModel>();
        var schemas = new HashSet<Pointer>();
        foreach (var kind in operation.Bodies.Select(body => (Body: body, Kind: KindOf(body))).OrderBy(body => body.Kind).GroupBy(body => body.Kind))
        {
            foreach (var (body, _) in kind.OrderBy(body => body.Body.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? 0 : IsBytes(body.Body) ? 1 : 2))
            {
                // What the generator cannot spell is only worth having where there is nothing else.
                if (kind.Key == BodyKind.File && found.Count > 0 && (!IsBytes(body) || found.Last().Kind == BodyKind.File))
                    continue;
                if (body.Schema is not null && document.Resolve(body.Schema) is { } schema && !schemas.Add(schema.Pointer))
                    continue;
                if (found.Count > 0 && body.Schema is not null)
                    names.Suggest(body.Schema.Pointer, $"{name}{Suffix(kind.Key, body, found).Substring(2)}Request");
                var model = Body(operation, body, kind.Key);
                if (found.All(other => other.Type != model.Type || model.Type.IsFile))
                    found.Add(model);
            }
        }

        List<OtherModel> others = [.. found.Skip(1).Select((body, index) => new OtherModel(methods.Take(name + Suffix(body.Kind, new(body.ContentType, null), found.Take(index + 1)), "Async"), body, Answer: null))];
        return (found.FirstOrDefault(), others);
    }

    /// <summary>What a content type and its schema are together.</summary>
    public BodyKind KindOf(BodySpec body)
    {
        var schema = body.Schema is null ? null : document.Resolve(body.Schema);
        if (IsBytes(body) && !ContentTypes.IsMultipart(body.ContentType) && !(body.Schema is null && (ContentTypes.IsJson(body.ContentType) || ContentTypes.IsForm(body.ContentType) || ContentTypes.IsText(body.ContentType))))
            return BodyKind.File;
        return ContentTypes.IsStream(body.ContentType) ? BodyKind.File
            : ContentTypes.IsJson(body.ContentType) ? BodyKind.Json
            : ContentTypes.IsMultipart(body.ContentType) ? BodyKind.Multipart
            : ContentTypes.IsForm(body.ContentType) ? BodyKind.Form
            : ContentTypes.IsText(body.ContentType) ? BodyKind.Text
            : !ContentTypes.IsAny(body.ContentType) ? BodyKind.File
            : schema is not null && schema.Is("string") ? BodyKind.Text
            : BodyKind.Json;
    }

    /// <summary>Whether the schema says bytes, or nothing at all.</summary>
    public bool IsBytes(BodySpec body) =>
        body.Schema is null || document.Resolve(body.Schema) is not { } schema || schema.Format == "binary" || body.ContentType.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase);

    private static string Suffix(BodyKind kind, BodySpec body, IEnumerable<RequestBodyModel> before) =>
        "As" + (before.Any(other => other.Kind == kind) ? Naming.Pascal(ContentTypes.Subtype(body.ContentType)) : kind.ToString());

    private RequestBodyModel Body(OperationSpec operation, BodySpec body, BodyKind kind)
    {
        if (kind == BodyKind.File && !IsBytes(body))
            diagnostics.Add(Descriptors.UnsupportedBody, operation.Json["requestBody"]!.Value.NamePlace, body.ContentType);

        var type = kind switch
        {
            BodyKind.File => TypeRef.File,
            BodyKind.Text => TypeRef.String,
            BodyKind.Json => types.Of(body.Schema).Type.WithoutFiles(),
            _ => Whole(body, kind),
        };
        var uses = kind switch
        {
            BodyKind.Multipart => ModelUses.Multipart | ModelUses.Sent,
            BodyKind.Form => ModelUses.Form | ModelUses.Sent,
            _ => ModelUses.Sent | ModelUses.Json,
        };
        types.Mark(type, uses);
        List<RecordDraft> records = kind is not (BodyKind.Multipart or BodyKind.Form) ? []
            : types.Draft(type) is UnionDraft union ? [.. union.Cases.Select(one => types.Record(one.Type)!)]
            : types.Record(type) is { } record ? [record]
            : [];
        foreach (var draft in records)
            draft.Mark(uses);
        return new(kind, type, ContentTypes.IsAny(body.ContentType) && kind != BodyKind.File ? kind == BodyKind.Text ? "text/plain" : "application/json" : body.ContentType)
        {
            IsRequired = operation.IsBodyRequired,
            Description = operation.BodyDescription,
            Encodings = [.. BodyEncodings.Of(body, kind, records)],
            Cases = types.Draft(type) is UnionDraft choice && records.Count > 0 ? [.. choice.Cases.Select(one => one.Name)] : [],
            OtherContentTypes = kind == BodyKind.File && IsBytes(body)
                ? [.. operation.Bodies.Where(other => KindOf(other) == BodyKind.File && IsBytes(other) && other.ContentType != body.ContentType).Select(other => other.ContentType)]
                : [],
        };
    }

    /// <summary>What has parts or fields: a record, or a choice of records. What has none is put together by the caller.</summary>
    private TypeRef Whole(BodySpec body, BodyKind kind)
    {
        var whole = types.Of(body.Schema).Type;
        if (types.Record(whole) is not null)
            return whole;
        if (types.Draft(whole) is UnionDraft union)
        {
            if (union.Cases.All(one => types.Record(one.Type) is not null))
                return whole;
            diagnostics.Add(Descriptors.UnionWithoutParts, body.Schema!.Json.Place, body.ContentType, union.Name);
        }

        return kind == BodyKind.Form ? TypeRef.FormFields : TypeRef.Parts;
    }
}
