using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A method of a client.</summary>
internal sealed record OperationModel
{
    public required string Id { get; init; }

    /// <summary>Its name in C#, without <c>Async</c>.</summary>
    public required string Name { get; init; }

    public required string HttpMethod { get; init; }

    public required string Path { get; init; }

    /// <summary>The address that it goes to in place of the client's; <c>null</c> for the client's.</summary>
    public required string? Server { get; init; }

    public required string Summary { get; init; }

    public required string Remarks { get; init; }

    /// <summary>Why it should not be called any more; <c>null</c> when it may be.</summary>
    public required string? Obsolete { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Parameters that the document leaves only one value for.</summary>
    public required EquatableArray<(string Place, string WireName, string Value)> Constants { get; init; }

    public required RequestBodyModel? Body { get; init; }

    public required AnswerModel Answer { get; init; }

    public required EquatableArray<StatusModel> Statuses { get; init; }

    /// <summary>Whether a redirection is its answer, and not an error.</summary>
    public required bool AnswersWithRedirect { get; init; }

    /// <summary>The same operation with another type of body or of answer, each a method of its own.</summary>
    public required EquatableArray<OtherModel> Others { get; init; }

    /// <summary>The sets of schemes, any one of which is enough; none of them empty.</summary>
    public required EquatableArray<EquatableArray<SecuritySpec>> Security { get; init; }

    public required bool AllowsAnonymous { get; init; }

    public required string? RateLimit { get; init; }

    public required string? Concurrency { get; init; }

    public required string? Retry { get; init; }

    public required PagesModel? Pages { get; init; }

    public required BatchModel? Batch { get; init; }

    public required PollModel? Poll { get; init; }
}

/// <summary>A parameter of a method.</summary>
internal sealed record ParameterModel(string WireName, string Name, string Place, TypeRef Type)
{
    public required string Description { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>How lists and objects are spelt: a name of <c>ParameterStyle</c>.</summary>
    public required string Style { get; init; }

    public required bool Explode { get; init; }

    public required bool AllowsReserved { get; init; }

    public required ParameterSpelling Spelling { get; init; }

    /// <summary>What the service takes for a value that is not sent, as JSON; <c>null</c> when the document does not say.</summary>
    public string? Default { get; init; }
}

/// <summary>What a parameter's value is made into.</summary>
internal enum ParameterSpelling
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>A list of texts, by its style.</summary>
    List,

    /// <summary>Members, or whatever the schema lets it be, by its style.</summary>
    Members,

    /// <summary>JSON text, whatever its type.</summary>
    Json,

    /// <summary>Nothing: its being there says it all.</summary>
    BareFlag,
}

/// <summary>What a request carries.</summary>
internal sealed record RequestBodyModel(BodyKind Kind, TypeRef Type, string ContentType)
{
    /// <summary>What a file may be called instead.</summary>
    public EquatableArray<string> OtherContentTypes { get; init; }

    /// <summary>What the document says of its parts or fields, by the name of their members.</summary>
    public EquatableArray<EncodingModel> Encodings { get; init; }

    /// <summary>The cases of a union, each of which has parts or fields of its own.</summary>
    public EquatableArray<string> Cases { get; init; }

    /// <summary>Whether the caller makes the parts or fields, since the document describes none.</summary>
    public bool IsReady => Kind is BodyKind.Multipart or BodyKind.Form && !Type.IsObject;

    public required bool IsRequired { get; init; }

    public required string Description { get; init; }
}

/// <summary>How a part of a multipart body or a field of a form is spelt in one body; another that is of the same type may spell it otherwise.</summary>
/// <param name="WireName">Its name.</param>
internal sealed record EncodingModel(string WireName)
{
    /// <summary>The content type of the part; <c>null</c> for plain text, JSON, or the file's own.</summary>
    public string? ContentType { get; init; }

    /// <summary>The headers of the part.</summary>
    public EquatableArray<(string Name, string Value)> Headers { get; init; }

    /// <summary>The style of the field: a name of <c>ParameterStyle</c>; <c>null</c> for what forms do by themselves.</summary>
    public string? Style { get; init; }

    public bool Explode { get; init; }
}

/// <summary>How a body travels, the best to use first.</summary>
internal enum BodyKind
{
    Json,
    Multipart,
    Form,
    Text,
    File,
}

/// <summary>What a status that is no success means, and the type of its body; <c>null</c> when none is described.</summary>
internal sealed record StatusModel(string Code, string Meaning, TypeRef? Body);

/// <summary>A method that sends another type of body, or asks for another type of answer.</summary>
/// <param name="Name">Its name in C#, without <c>Async</c>.</param>
/// <param name="Body">What it sends; <c>null</c> for what the operation sends anyway.</param>
/// <param name="Answer">What it returns; <c>null</c> for what the operation returns anyway.</param>
internal sealed record OtherModel(string Name, RequestBodyModel? Body, AnswerModel? Answer);

/// <summary>What a method returns.</summary>
internal sealed record AnswerModel(AnswerKind Kind, TypeRef? Type)
{
    public required string Description { get; init; }

    public required string? Accept { get; init; }
}

/// <summary>How an answer is read.</summary>
internal enum AnswerKind
{
    Nothing,
    Json,
    OptionalJson,
    Text,
    Download,
}

/// <summary>From <c>x-kit-pages</c>: an answer's items, whatever the number of pages.</summary>
internal sealed record PagesModel(string Name, string Page, string Size, string? BodySize, MemberPath Items, MemberPath? Next)
{
    /// <summary>Whether pages are asked for in the body, which then has its own page size, and not in the query.</summary>
    public bool InBody => BodySize is not null;

    /// <summary>What the method calls the number of items of a page: none of the operation's other parameters is called so.</summary>
    public required string OwnSize { get; init; }
}

/// <summary>From <c>x-kit-batch</c>: a list in the request, split.</summary>
internal sealed record BatchModel(string Name, string Parameter, bool InBody, string Element, int Size, MemberPath? Items, string? GroupBy, string With);

/// <summary>From <c>x-kit-poll</c>: calls until the answer says done.</summary>
internal sealed record PollModel(string Name, MemberPath? Items, string? Of, MemberPath State, EquatableArray<string> Done, string Interval, string MaxInterval);

/// <summary>A member of an answer, by way of others.</summary>
/// <param name="Expression">What follows the answer: <c>.Rl?.Entries</c>.</param>
/// <param name="Type">The type at its end, not nullable.</param>
internal sealed record MemberPath(string Expression, TypeRef Type);
