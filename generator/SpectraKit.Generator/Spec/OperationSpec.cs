using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>One method of one path.</summary>
internal sealed class OperationSpec
{
    public required JsonValue Json { get; init; }

    public required Pointer Pointer { get; init; }

    public required string Id { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string? Tag { get; init; }

    public required string Summary { get; init; }

    public required string Description { get; init; }

    public required bool IsDeprecated { get; init; }

    public required IReadOnlyList<ParameterSpec> Parameters { get; init; }

    /// <summary>The request's body in each content type; empty when it has none.</summary>
    public required IReadOnlyList<BodySpec> Bodies { get; init; }

    public required bool IsBodyRequired { get; init; }

    public required string BodyDescription { get; init; }

    public required IReadOnlyList<ResponseSpec> Responses { get; init; }

    /// <summary>The addresses of its own, or of its path; empty when it goes where the document's go.</summary>
    public required IReadOnlyList<ServerSpec> Servers { get; init; }

    /// <summary>Sets of schemes, any one of which is enough; an empty one is a call without credentials.</summary>
    public required IReadOnlyList<IReadOnlyList<SecuritySpec>> Security { get; init; }

    /// <summary>An extension on the operation, or else on the first of its tags.</summary>
    public required Func<string, JsonValue?> Extension { get; init; }
}
