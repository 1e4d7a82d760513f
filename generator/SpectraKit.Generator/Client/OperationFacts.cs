using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>What the transport has to know of an operation: the part of it that is the same whatever its method's documentation says.</summary>
internal sealed record OperationFacts
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string HttpMethod { get; init; }

    public required string Path { get; init; }

    public required string? Accept { get; init; }

    public required EquatableArray<(string Code, string Meaning)> Statuses { get; init; }

    public required EquatableArray<(string Kind, string Name, string Prefix)> Security { get; init; }

    public required string? RateLimit { get; init; }

    public required string? Concurrency { get; init; }

    public required string? Retry { get; init; }

    public static OperationFacts Of(OperationModel operation) => new()
    {
        Id = operation.Id,
        Name = operation.Name,
        HttpMethod = operation.HttpMethod,
        Path = operation.Path,
        Accept = operation.Answer.Accept,
        Statuses = operation.Statuses,
        Security = operation.Security,
        RateLimit = operation.RateLimit,
        Concurrency = operation.Concurrency,
        Retry = operation.Retry,
    };
}
