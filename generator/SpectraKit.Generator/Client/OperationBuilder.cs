using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>An operation of a document into a method.</summary>
internal sealed class OperationBuilder(SpecDocument document, TypeBuilder types, TypeNames names, IReadOnlyDictionary<string, string> callNames, NameScope methods, DiagnosticBag diagnostics)
{
    private readonly ExtensionReader _extensions = new(diagnostics);
    private readonly MemberPaths _paths = new(types);

    public OperationModel Build(OperationSpec operation, string name)
    {
        var constants = new List<(string, string, string)>();
        var scope = new NameScope("body", "cancellationToken", "request", "deadline");
        var parameters = new List<ParameterModel>();
        foreach (var parameter in operation.Parameters)
        {
            if (OnlyValue(parameter) is { } only)
                constants.Add((parameter.Place, parameter.WireName, only.Text));
            else if (!(parameter.Place == "header" && parameter.WireName.ToLowerInvariant() is "accept" or "content-type" or "authorization"))
                parameters.Add(Parameter(parameter, name, scope));
        }

        var body = Body(operation);
        var answer = Answer(operation);
        return new()
        {
            Id = operation.Id,
            Name = name,
            HttpMethod = operation.Method,
            Path = operation.Path,
            Summary = operation.Summary.Length > 0 ? operation.Summary : operation.Description,
            Remarks = operation.Summary.Length > 0 ? operation.Description : "",
            Obsolete = Obsolete(operation),
            Parameters = [.. parameters.OrderBy(parameter => parameter.IsRequired ? parameter.Place == "path" ? 0 : 1 : 2)],
            Constants = [.. constants],
            Body = body,
            Answer = answer,
            Statuses = [.. operation.Responses.Select(response => (response.Status, response.Description))],
            Security = [.. operation.Security.Select(scheme => (scheme.Kind, scheme.Name, scheme.Prefix)).Distinct()],
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
        Pages = Pages(operation, model),
        Batch = Batch(operation, model),
        Poll = Poll(operation, model),
    };

    private ParameterModel Parameter(ParameterSpec parameter, string operationName, NameScope scope)
    {
        names.Suggest(parameter.Schema.Pointer, operationName + Naming.Pascal(parameter.WireName));
        var type = types.Of(parameter.Schema).Type.WithoutFiles();
        Mark(type, ModelUses.Sent);
        var style = Style(parameter);
        return new(parameter.WireName, scope.Take(Naming.Camel(parameter.WireName)), parameter.Place, type)
        {
            Description = parameter.Description.Length > 0 ? parameter.Description : document.Resolve(parameter.Schema)?.Description ?? "",
            IsRequired = parameter.IsRequired,
            Style = style,
            Explode = parameter.Explode ?? style == "Form",
            // Lists of anything but plain values have no spelling in any style.
            IsJson = parameter.IsJson || type.Element is { IsObject: true } or { Element: not null },
            IsBareFlag = parameter.AllowsEmpty && type.Name == "bool",
        };
    }

    /// <summary>The one value that the document leaves: a constant, or a required choice of one.</summary>
    private JsonValue? OnlyValue(ParameterSpec parameter) => document.Resolve(parameter.Schema) switch
    {
        { Const: { Kind: not (JsonKind.Object or JsonKind.Array or JsonKind.Null) } only } => only,
        { Enum: { Count: 1 } values } when parameter.IsRequired && values[0].Kind is not (JsonKind.Object or JsonKind.Array) => values[0],
        _ => null,
    };

    private static string Style(ParameterSpec parameter) => parameter.Style switch
    {
        "simple" => "Simple",
        "label" => "Label",
        "matrix" => "Matrix",
        "form" => "Form",
        "spaceDelimited" => "SpaceDelimited",
        "pipeDelimited" => "PipeDelimited",
        "deepObject" => "DeepObject",
        _ => parameter.Place is "query" or "cookie" ? "Form" : "Simple",
    };

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

        Mark(type, kind switch
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
            Mark(type, ModelUses.Received | ModelUses.Json);
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

    private void Mark(TypeRef type, ModelUses uses)
    {
        while (type.Inner is { } inner)
            type = inner;
        types.Draft(type)?.Mark(uses);
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

    private PagesModel? Pages(OperationSpec operation, OperationModel model)
    {
        if (operation.Extension("x-kit-pages") is not { } member)
            return null;
        var pages = member.Value;
        if (pages.String("page") is not { } page || pages.String("size") is not { } size || pages.String("items") is not { } items || model.Answer.Type is not { } answer)
            return Fail<PagesModel>(member, "it needs 'page', 'size' and 'items', on an operation that answers with JSON");
        if (_paths.Find(answer, items) is not { Type.Element: not null } list)
            return Fail<PagesModel>(member, $"the answer has no list '{items}'");

        var isInQuery = model.Parameters.Any(parameter => parameter.WireName == page);
        var members = isInQuery || model.Body is not { } body ? null : types.Record(body.Type)?.Members;
        string? Name(string wireName) => isInQuery
            ? model.Parameters.FirstOrDefault(parameter => parameter.WireName == wireName && IsInteger(parameter.Type))?.Name
            : members?.FirstOrDefault(member => member.WireName == wireName && IsInteger(member.Type))?.Name;
        if (Name(page) is not { } pageName || Name(size) is not { } sizeName)
            return Fail<PagesModel>(member, $"the operation has no parameters '{page}' and '{size}' that are integers");

        return new(
            MethodName("Enumerate", WithoutVerb(model.Name), ""),
            pageName,
            sizeName,
            isInQuery ? null : BodySize(members!.First(candidate => candidate.WireName == size)),
            list,
            pages.String("next") is { } next ? _paths.Find(answer, next) : null);
    }

    private static bool IsInteger(TypeRef type) => type.Name.TrimEnd('?') is "int" or "long";

    private static string BodySize(MemberModel member) => member switch
    {
        { IsRequired: true, IsNullable: false } => $"body.{member.Name}",
        { IsRequired: false, IsNullable: true } => $"(body.{member.Name}.Value ?? 100)",
        _ => $"(body.{member.Name} ?? 100)",
    };

    private BatchModel? Batch(OperationSpec operation, OperationModel model)
    {
        if (operation.Extension("x-kit-batch") is not { } member)
            return null;
        var batch = member.Value;
        if (batch.String("parameter") is not { } parameter || ExtensionReader.Integer(batch["size"]) is not { } size || model.Answer.Type is not { } answer)
            return Fail<BatchModel>(member, "it needs 'parameter' and 'size', on an operation that answers with JSON");
        var items = batch.String("items") is { } path ? _paths.Find(answer, path) : null;
        if (batch["items"] is not null && items?.Type.Element is null)
            return Fail<BatchModel>(member, $"the answer has no list '{batch["items"]!.Text}'");

        var name = MethodName("", model.Name, "All");
        if (model.Parameters.FirstOrDefault(candidate => candidate.WireName == parameter) is { Type.Element: { } element } query)
            return new(name, query.Name, InBody: false, element.Name, size, items, GroupBy(batch), "");
        if (model.Body is not { Kind: BodyKind.Json } body || _paths.Find(body.Type, parameter) is not { Type.Element: { } bodyElement } list)
            return Fail<BatchModel>(member, $"the operation has no list '{parameter}'");

        var replacements = new List<(string, string)> { (parameter, "_batch") };
        if (batch.String("groupAs") is { } groupAs)
            replacements.Add((groupAs, "global::SpectraKit.Runtime.WireText.Of(_group).ToLowerInvariant()"));
        return _paths.With(body.Type, "body", replacements) is { } with
            ? new(name, list.Expression, InBody: true, bodyElement.Name, size, items, GroupBy(batch), with)
            : Fail<BatchModel>(member, "the body has no such members");
    }

    private static string? GroupBy(JsonValue batch) => batch.String("groupBy") is { } member ? Naming.Pascal(member) : null;

    /// <summary>A name that no other method has.</summary>
    private string MethodName(string before, string name, string after) => methods.Take(before + name + after, "Async");

    private PollModel? Poll(OperationSpec operation, OperationModel model)
    {
        if (operation.Extension("x-kit-poll") is not { } member)
            return null;
        var poll = member.Value;
        if (poll.String("state") is not { } state || poll["done"] is not { Items.Count: > 0 } done || model.Answer.Type is not { } answer)
            return Fail<PollModel>(member, "it needs 'state' and 'done', on an operation that answers with JSON");
        if (ExtensionReader.Ticks(poll["interval"]) is not { } interval || ExtensionReader.Ticks(poll["maxInterval"]) is not { } maxInterval)
            return Fail<PollModel>(member, "it needs 'interval' and 'maxInterval', seconds or ISO 8601 durations");
        var items = poll.String("items") is { } path ? _paths.Find(answer, path) : null;
        if (poll["items"] is not null && items?.Type.Element is null)
            return Fail<PollModel>(member, $"the answer has no list '{poll["items"]!.Text}'");
        return _paths.Find(items?.Type.Element ?? answer, state) is { } statePath
            ? new(MethodName("WaitFor", WithoutVerb(model.Name), ""), items, Expected(operation, model, member), statePath, [.. done.Items.Select(item => item.Text)], $"global::System.TimeSpan.FromTicks({interval}L)", $"global::System.TimeSpan.FromTicks({maxInterval}L)")
            : Fail<PollModel>(member, $"there is no member '{state}'");
    }

    /// <summary>How many items there are to be: as many different ones as the list that <c>of</c> names.</summary>
    private string? Expected(OperationSpec operation, OperationModel model, JsonMember member)
    {
        if (member.Value.String("of") is not { } of)
            return null;
        var list = model.Parameters.FirstOrDefault(parameter => parameter.WireName == of && parameter.Type.Element is not null) is { } query ? query.Name
            : model.Body is { Kind: BodyKind.Json } body && _paths.Find(body.Type, of) is { Type.Element: not null } path ? (body.IsRequired ? "body" : "body?") + path.Expression
            : null;
        if (list is null)
            _extensions.Malformed(member, $"the operation {operation.Id} has no list '{of}'");
        return $"global::SpectraKit.Runtime.Polling.Distinct({list})";
    }

    private T? Fail<T>(JsonMember member, string why)
        where T : class
    {
        _extensions.Malformed(member, why);
        return null;
    }

    private static string WithoutVerb(string name)
    {
        foreach (var verb in new[] { "List", "Get", "Search" })
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]))
                return name.Substring(verb.Length);
        }

        return name;
    }
}
