using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>What is to be printed for one document.</summary>
internal sealed record ClientModel
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Operations without a tag.</summary>
    public required EquatableArray<OperationModel> Operations { get; init; }

    public required EquatableArray<SubClientModel> SubClients { get; init; }

    public required EquatableArray<TypeModel> Types { get; init; }

    public required EquatableArray<ServerModel> Servers { get; init; }

    public required string ServersName { get; init; }

    public required EquatableArray<HeaderModel> Headers { get; init; }

    public required string HeadersName { get; init; }
}

/// <summary>The operations of one tag.</summary>
internal sealed record SubClientModel(string Name, string PropertyName, string Description, EquatableArray<OperationModel> Operations);
