using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>An OpenAPI document as written, in wire words.</summary>
internal sealed class SpecDocument
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The addresses of the service, in the order of the document.</summary>
    public required IReadOnlyList<ServerSpec> Servers { get; init; }

    public required IReadOnlyList<OperationSpec> Operations { get; init; }

    /// <summary>The component schemas by name, in ordinal order.</summary>
    public required IReadOnlyList<KeyValuePair<string, SchemaSpec>> Schemas { get; init; }

    public required IReadOnlyDictionary<string, string> TagDescriptions { get; init; }

    /// <summary>The schema that a reference leads to, at the end of all references; <c>null</c> when it leads nowhere, which has been complained about.</summary>
    public required Func<SchemaSpec, SchemaSpec?> Resolve { get; init; }
}
