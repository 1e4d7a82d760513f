using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>A method, by the way that a caller comes to it.</summary>
/// <param name="Property">The client's property that has it; empty for the client itself.</param>
/// <param name="Operation">The operation.</param>
internal sealed record ClientMethod(string Property, OperationModel Operation)
{
    /// <summary><c>Pets.ListPetsAsync</c>.</summary>
    public string Name => (Property.Length > 0 ? Property + "." : "") + Operation.Name + "Async";

    /// <summary><c>GET /pets</c>.</summary>
    public string Address => $"{Operation.HttpMethod.ToUpperInvariant()} {Operation.Path}";

    public static IReadOnlyList<ClientMethod> Of(ClientModel client) =>
    [
        .. client.Operations.Select(operation => new ClientMethod("", operation))
            .Concat(client.SubClients.SelectMany(sub => sub.Operations.Select(operation => new ClientMethod(sub.PropertyName, operation))))
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];
}
