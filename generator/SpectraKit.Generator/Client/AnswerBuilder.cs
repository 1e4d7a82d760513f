using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What an operation returns, of all that it may answer; and the bodies of its errors.</summary>
internal sealed class AnswerBuilder(SpecDocument document, TypeBuilder types, TypeNames names, NameScope methods, BodyBuilder bodies)
{
    private static readonly TypeRef _download = new("_kit::ApiDownload", "", IsValue: false);

    /// <summary>Whether a redirection is the only answer there is.</summary>
    public static bool AnswersWithRedirect(OperationSpec operation) =>
        operation.Responses.Any(response => response.IsRedirect) && !operation.Responses.Any(response => response.IsSuccess || response.Status == "default");

    /// <summary>What the operation returns, and the methods that ask for another content type that is something else.</summary>
    public (AnswerModel Answer, IReadOnlyList<OtherModel> Others) Build(OperationSpec operation, string name)
    {
        var successes = Successes(operation);
        var all = successes
            .SelectMany(response => response.Bodies.Select(body => (Response: response, Body: body, Kind: KindOf(body))))
            .OrderBy(found => found.Kind)
            .ThenBy(found => found.Body.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ToList();
        if (all.Count == 0)
            return (new(AnswerKind.Nothing, null) { Description = "", Accept = null }, []);

        var first = all[0];
        var answer = first.Kind == AnswerKind.Json ? Json(operation, name, successes, first.Response, first.Body)
            : new(first.Kind, first.Kind == AnswerKind.Text ? TypeRef.String : _download) { Description = first.Response.Description, Accept = first.Body.ContentType };

        var others = new List<OtherModel>();
        var schema = first.Body.Schema is null ? null : document.Resolve(first.Body.Schema)?.Pointer;
        foreach (var other in all.Where(other => other.Kind != first.Kind && other.Response == first.Response && IsAnother(other.Body, other.Kind, schema)).GroupBy(other => other.Kind).Select(group => group.First()))
        {
            var suffix = ContentTypes.IsStream(other.Body.ContentType) ? "AsStream" : other.Kind == AnswerKind.Text ? "AsText" : "AsFile";
            others.Add(new(methods.Take(name + suffix, "Async"), Body: null, new(other.Kind, other.Kind == AnswerKind.Text ? TypeRef.String : _download)
            {
                Description = other.Response.Description,
                Accept = other.Body.ContentType,
            }));
        }

        return (answer, others);
    }

    /// <summary>The statuses that are no success, with the types of their bodies.</summary>
    public IReadOnlyList<StatusModel> Errors(OperationSpec operation) =>
    [
        .. operation.Responses.Where(response => !response.IsSuccess).Select(response => new StatusModel(
            response.Status,
            response.Description,
            response.Bodies.FirstOrDefault(body => body.Schema is not null && KindOf(body) == AnswerKind.Json) is { } body ? Error(body) : null)),
    ];

    private static List<ResponseSpec> Successes(OperationSpec operation)
    {
        var successes = operation.Responses.Where(response => response.IsSuccess).ToList();
        return successes.Count > 0 ? successes
            : AnswersWithRedirect(operation) ? [.. operation.Responses.Where(response => response.IsRedirect)]
            : [.. operation.Responses.Where(response => response.Status == "default")];
    }

    /// <summary>Whether a content type is more than another spelling of the answer: the same schema again, or one that cannot be read by it.</summary>
    private bool IsAnother(BodySpec body, AnswerKind kind, Pointer? schema) =>
        body.Schema is null
        || (document.Resolve(body.Schema)?.Pointer is { } place && !place.Equals(schema) && (kind != AnswerKind.Download || bodies.IsBytes(body) || ContentTypes.IsStream(body.ContentType)));

    private AnswerKind KindOf(BodySpec body) => bodies.KindOf(body) switch
    {
        BodyKind.Json => AnswerKind.Json,
        BodyKind.Text => AnswerKind.Text,
        _ => AnswerKind.Download,
    };

    private AnswerModel Json(OperationSpec operation, string name, List<ResponseSpec> successes, ResponseSpec response, BodySpec body)
    {
        var (type, isNullable) = types.Of(Schema(operation, name, successes, body));
        types.Mark(type, ModelUses.Received | ModelUses.Json);
        type = type.WithoutFiles();
        var isOptional = successes.Any(success => success.Bodies.Count == 0 || success.MayBeEmpty);
        return new(isOptional ? AnswerKind.OptionalJson : AnswerKind.Json, isNullable && !isOptional && type != TypeRef.Untyped ? type.Nullable() : type)
        {
            Description = string.Join(" ", successes.Select(success => success.Description.Trim()).Where(words => words.Length > 0).Distinct()),
            Accept = ContentTypes.IsAny(body.ContentType) ? "application/json" : body.ContentType,
        };
    }

    /// <summary>The schema of a success; one that lets an answer be any of them when statuses have different ones.</summary>
    private SchemaSpec? Schema(OperationSpec operation, string name, List<ResponseSpec> successes, BodySpec first)
    {
        var schemas = successes
            .Select(success => success.Bodies.FirstOrDefault(body => KindOf(body) == AnswerKind.Json))
            .OfType<BodySpec>()
            .ToList();
        var places = schemas.Select(body => body.Schema is null ? null : document.Resolve(body.Schema)?.Pointer).Distinct().ToList();
        if (places.Count <= 1 || first.Schema is null)
            return first.Schema;
        if (places.Contains(null))
            return null;

        var known = schemas.Select(body => types.Of(body.Schema).Type).Distinct().ToList();
        if (known.Count == 1)
            return first.Schema;
        var any = operation.Pointer / "successes";
        names.Suggest(any, name + "Answer");
        return new() { Json = first.Schema.Json, Pointer = any, Choices = [.. schemas.Select(body => body.Schema!).GroupBy(schema => document.Resolve(schema)!.Pointer).Select(group => group.First())] };
    }

    private TypeRef? Error(BodySpec body)
    {
        var type = types.Of(body.Schema).Type;
        if (type == TypeRef.Untyped)
            return null;
        types.Mark(type, ModelUses.Received | ModelUses.Json);
        return type.WithoutFiles();
    }
}
