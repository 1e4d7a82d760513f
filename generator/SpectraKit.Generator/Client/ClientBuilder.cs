using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary><see cref="SpecDocument"/> into <see cref="ClientModel"/>: the one place where wire facts become C# facts.</summary>
internal static class ClientBuilder
{
    public static ClientModel Build(SpecDocument document, string @namespace, string client, DiagnosticBag diagnostics) =>
        Build(document, @namespace, client, diagnostics, out _);

    /// <summary>The same, and where the schema of each type stands, for whoever has to point at it: the model itself must not know.</summary>
    public static ClientModel Build(SpecDocument document, string @namespace, string client, DiagnosticBag diagnostics, out IReadOnlyDictionary<string, Pointer> places)
    {
        var tags = document.Operations.Select(operation => operation.Tag).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(tag => tag, StringComparer.Ordinal).ToList();
        var clientScope = new NameScope(client, "Operations");
        var (servers, headers) = (clientScope.Take(client + "Servers"), clientScope.Take(client + "Headers"));
        var propertyScope = new NameScope(client, "Operations", "Dispose", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals");
        var clients = tags.ToDictionary(tag => tag, tag => (Class: clientScope.Take(Naming.Pascal(tag) + "Client"), Property: propertyScope.Take(Naming.Pascal(tag))), StringComparer.Ordinal);

        var methodNames = OperationNames.Of(document.Operations, diagnostics);
        string[] calls = [.. methodNames.Values.Select(name => name + "Async"), .. clients.Values.SelectMany(value => new[] { value.Class, value.Property }), client];
        var callScope = new NameScope(calls);
        var callNames = document.Operations
            .GroupBy(operation => operation.Id, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => $"{(group.First().Tag is { } tag ? clients[tag].Class : client)}.{methodNames[group.First()]}Async",
                StringComparer.Ordinal);

        var names = new TypeNames(
            document,
            ByPointer(document, methodNames),
            clients.Values.Select(value => value.Class).Concat([client, "Operations", servers, headers]));
        var types = new TypeBuilder(document, names, diagnostics);
        foreach (var schema in document.Schemas)
            types.Of(schema.Value);

        var builder = new OperationBuilder(document, types, names, callNames, callScope, diagnostics);
        var operations = document.Operations
            .Select(operation => (Spec: operation, Model: builder.Build(operation, methodNames[operation])))
            .ToList()
            .ToLookup(operation => operation.Spec.Tag, operation => builder.Complete(operation.Spec, operation.Model));
        var model = new ClientModel
        {
            Namespace = @namespace,
            Name = client,
            Description = document.Description.Length > 0 ? document.Description : document.Title,
            Operations = InOrder(operations[null]),
            SubClients = [.. tags.Select(tag => new SubClientModel(
                clients[tag].Class,
                clients[tag].Property,
                document.TagDescriptions.TryGetValue(tag, out var description) && description.Length > 0 ? description : $"The operations of '{tag}'.",
                InOrder(operations[tag])))],
            Servers = [.. ServerBuilder.Build(document)],
            ServersName = servers,
            Headers = [.. HeaderBuilder.Build(document, types)],
            HeadersName = headers,
            Types = types.Models(),
        };
        places = names.Places();
        return model;
    }

    /// <summary>The operations of an item that two paths share have one place, and the first one's name.</summary>
    private static Dictionary<Pointer, string> ByPointer(SpecDocument document, IReadOnlyDictionary<OperationSpec, string> names)
    {
        var byPointer = new Dictionary<Pointer, string>();
        foreach (var operation in document.Operations)
        {
            if (!byPointer.ContainsKey(operation.Pointer))
                byPointer.Add(operation.Pointer, names[operation]);
        }

        return byPointer;
    }

    private static EquatableArray<OperationModel> InOrder(IEnumerable<OperationModel> operations) => [.. operations.OrderBy(operation => operation.Name, StringComparer.Ordinal)];
}
