using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary><see cref="SpecDocument"/> into <see cref="ClientModel"/>: the one place where wire facts become C# facts.</summary>
internal static class ClientBuilder
{
    /// <summary>What the table of operations has or inherits; operations are named uniquely in all of the client, since the table has them all.</summary>
    private static readonly string[] _tableMembers = ["Operations", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    public static ClientModel Build(SpecDocument document, string @namespace, string client, DiagnosticBag diagnostics)
    {
        ComplainAboutDuplicates(document, diagnostics);

        var tags = document.Operations.Select(operation => operation.Tag).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(tag => tag, StringComparer.Ordinal).ToList();
        var clientScope = new NameScope(client, "Operations");
        var propertyScope = new NameScope(client, "Operations", "Dispose", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals");
        var clients = tags.ToDictionary(tag => tag, tag => (Class: clientScope.Take(Naming.Pascal(tag) + "Client"), Property: propertyScope.Take(Naming.Pascal(tag))), StringComparer.Ordinal);

        var methods = new NameScope(_tableMembers);
        var methodNames = document.Operations.ToDictionary(operation => operation, operation => methods.Take(Naming.Pascal(operation.Id)));
        var callScope = new NameScope([.. methodNames.Values.Select(name => name + "Async"), .. clients.Values.SelectMany(value => new[] { value.Class, value.Property }), client]);
        var callNames = document.Operations
            .GroupBy(operation => operation.Id, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => $"{(group.First().Tag is { } tag ? clients[tag].Class : client)}.{methodNames[group.First()]}Async",
                StringComparer.Ordinal);

        var names = new TypeNames(
            document,
            OperationNames(document, methodNames),
            clients.Values.Select(value => value.Class).Append(client).Append("Operations"));
        var types = new TypeBuilder(document, names, @namespace, diagnostics);
        foreach (var schema in document.Schemas)
            types.Of(schema.Value);

        var builder = new OperationBuilder(document, types, names, callNames, callScope, diagnostics);
        var operations = document.Operations
            .Select(operation => (Spec: operation, Model: builder.Build(operation, methodNames[operation])))
            .ToList()
            .ToLookup(operation => operation.Spec.Tag, operation => builder.Complete(operation.Spec, operation.Model));
        return new()
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
            Types = types.Models(),
        };
    }

    /// <summary>The operations of an item that two paths share have one place, and the first one's name.</summary>
    private static Dictionary<Pointer, string> OperationNames(SpecDocument document, Dictionary<OperationSpec, string> names)
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

    private static void ComplainAboutDuplicates(SpecDocument document, DiagnosticBag diagnostics)
    {
        foreach (var group in document.Operations.GroupBy(operation => operation.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var operation in group.OrderBy(operation => operation.Json.Span.Start).Skip(1))
                diagnostics.Add(Descriptors.DuplicateOperation, operation.Json["operationId"]?.Span ?? operation.Json.Span, group.Key);
        }
    }
}
