using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What the transport has to know of an operation: the part of it that is the same whatever its method's documentation says.</summary>
internal sealed record OperationFacts
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string HttpMethod { get; init; }

    public required string Path { get; init; }

    public required string? Server { get; init; }

    public required string? Accept { get; init; }

    public required EquatableArray<StatusModel> Statuses { get; init; }

    public required bool AnswersWithRedirect { get; init; }

    /// <summary>The sets of schemes, any one of which is enough; none of them empty.</summary>
    public required EquatableArray<EquatableArray<SecuritySpec>> Security { get; init; }

    public required bool AllowsAnonymous { get; init; }

    public required string? RateLimit { get; init; }

    public required string? Concurrency { get; init; }

    public required string? Retry { get; init; }

    public static OperationFacts Of(OperationModel operation) => new()
    {
        Id = operation.Id,
        Name = operation.Name,
        HttpMethod = operation.HttpMethod,
        Path = operation.Path,
        Server = operation.Server,
        Accept = operation.Answer.Accept,
        Statuses = operation.Statuses,
        AnswersWithRedirect = operation.AnswersWithRedirect,
        Security = operation.Security,
        AllowsAnonymous = operation.AllowsAnonymous,
        RateLimit = operation.RateLimit,
        Concurrency = operation.Concurrency,
        Retry = operation.Retry,
    };
}
