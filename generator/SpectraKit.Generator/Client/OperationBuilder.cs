using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>An operation of a document into a method.</summary>
internal sealed class OperationBuilder(SpecDocument document, TypeBuilder types, TypeNames names, IReadOnlyDictionary<string, string> callNames, NameScope methods, DiagnosticBag diagnostics)
{
    private readonly ExtensionReader _extensions = new(diagnostics);
    private readonly CallBuilder _calls = new(types, methods, new(diagnostics));
    private readonly ParameterBuilder _parameters = new(document, types, names);

    public OperationModel Build(OperationSpec operation, string name)
    {
        var (parameters, constants) = _parameters.Build(operation, name);
        return new()
        {
            Id = operation.Id,
            Name = name,
            HttpMethod = operation.Method,
            Path = WirePath(operation.Path),
            Summary = operation.Summary.Length > 0 ? operation.Summary : operation.Description,
            Remarks = operation.Summary.Length > 0 ? operation.Description : "",
            Obsolete = Obsolete(operation),
            Parameters = [.. parameters],
            Constants = [.. constants],
            Body = Body(operation),
            Answer = Answer(operation),
            Statuses = [.. operation.Responses.Select(response => (response.Status, response.Description))],
            Security = [.. operation.Security.Where(way => way.Count > 0).Select(way => new EquatableArray<SecuritySpec>([.. way]))],
            AllowsAnonymous = operation.Security.Any(way => way.Count == 0),
            RateLimit = _extensions.RateLimit(operation),
            Concurrency = _extensions.Concurrency(operation),
            Retry = _extensions.Retry(operation),
            Pages = null,
            Batch = null,
            Poll = null,
        };
    }

    /// <summary>The methods that call this one more than once. They reach into models, so that every operation has to be there first.</summary>
    public OperationModel Complete(OperationSpec operation, OperationModel model) => model with
    {
        Pages = _calls.Pages(operation, model),
        Batch = _calls.Batch(operation, model),
        Poll = _calls.Poll(operation, model),
    };

    /// <summary>A path as it is asked for: a fragment, which some documents tell operations apart by, never leaves the client.</summary>
    private static string WirePath(string path)
    {
        var wire = path.Split('#')[0];
        return wire.StartsWith("/", StringComparison.Ordinal) ? wire : "/" + wire;
    }

    private RequestBodyModel? Body(OperationSpec operation)
    {
        if (operation.Body is not { } body)
            return null;

        var (type, _) = types.Of(body.Schema);
        var kind = ContentTypes.IsJson(body.ContentType) && !type.IsFile ? BodyKind.Json
            : ContentTypes.IsMultipart(body.ContentType) && types.Record(type) is not null ? BodyKind.Multipart
            : ContentTypes.IsForm(body.ContentType) && types.Record(type) is not null ? BodyKind.Form
            : ContentTypes.IsText(body.ContentType) ? BodyKind.Text
            : BodyKind.File;
        if (kind == BodyKind.File && !IsBytes(body))
            diagnostics.Add(Descriptors.UnsupportedBody, operation.Json.Find("requestBody")!.NameSpan, body.ContentType);

        types.Mark(type, kind switch
        {
            BodyKind.Multipart => ModelUses.Multipart | ModelUses.Sent,
            BodyKind.Form => ModelUses.Form | ModelUses.Sent,
            _ => ModelUses.Sent | ModelUses.Json,
        });
        if (kind == BodyKind.Multipart)
            SetPartTypes(types.Record(type)!, body);
        return new(kind, kind switch { BodyKind.File => TypeRef.File, BodyKind.Text => TypeRef.String, BodyKind.Json => type.WithoutFiles(), _ => type }, body.ContentType)
        {
            IsRequired = operation.IsBodyRequired,
            Description = operation.BodyDescription,
        };
    }

    private static void SetPartTypes(RecordDraft draft, BodySpec body)
    {
        for (var i = 0; i < draft.Members.Count; i++)
        {
            var member = draft.Members[i];
            var type = body.PartContentTypes.TryGetValue(member.WireName, out var stated) ? stated : member.Type.IsObject ? "application/json" : null;
            draft.Members[i] = member with { PartContentType = type };
        }
    }

    private static bool IsBytes(BodySpec body) => body.Schema is null or { Format: "binary" } || body.ContentType.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase);

    private AnswerModel Answer(OperationSpec operation)
    {
        var successes = operation.Responses.Where(response => response.IsSuccess).ToList();
        if (successes.Count == 0)
            successes = [.. operation.Responses.Where(response => response.Status == "default")];
        var withBody = successes.FirstOrDefault(response => response.Body is not null);
        if (withBody?.Body is not { } body)
            return new(AnswerKind.Nothing, null) { Description = "", Accept = null };

        var description = withBody.Description;
        var (type, isNullable) = types.Of(body.Schema);
        // What is bytes by its schema is bytes, even when it is called JSON.
        if (ContentTypes.IsJson(body.ContentType) && !type.IsFile)
        {
            types.Mark(type, ModelUses.Received | ModelUses.Json);
            type = type.WithoutFiles();
            var isOptional = successes.Any(response => response.Body is null || response.MayBeEmpty);
            return new(isOptional ? AnswerKind.OptionalJson : AnswerKind.Json, isNullable && !isOptional && type != TypeRef.Untyped ? type.Nullable() : type)
            {
                Description = description,
                Accept = body.ContentType,
            };
        }

        return ContentTypes.IsText(body.ContentType) && body.Schema?.Format != "binary"
            ? new(AnswerKind.Text, TypeRef.String) { Description = description, Accept = body.ContentType }
            : new(AnswerKind.Download, new("global::SpectraKit.Runtime.ApiDownload", "", IsValue: false)) { Description = description, Accept = body.ContentType };
    }

    private string? Obsolete(OperationSpec operation)
    {
        if (!operation.IsDeprecated)
            return null;
        if (operation.Json.Find("x-kit-replaced-by") is not { } member)
            return $"The service deprecated {operation.Id}.";
        if (member.Value.Kind == JsonKind.String && callNames.TryGetValue(member.Value.Text, out var call))
            return $"The service deprecated {operation.Id}. Use {call}.";
        diagnostics.Add(Descriptors.UnknownReplacement, member.Value.Span, member.Value.Text);
        return $"The service deprecated {operation.Id}.";
    }
}
