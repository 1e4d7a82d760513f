using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// The names of methods: an operation's own, or its HTTP method and path where it has none, or one that another has too. Who is named
/// how depends on neither the document's order nor on what else is in it, unless all of that is the same.
/// </summary>
internal static class OperationNames
{
    /// <summary>What the table of operations has or inherits; operations are named uniquely in all of the client, since the table has them all.</summary>
    private static readonly string[] _tableMembers = ["Operations", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    public static IReadOnlyDictionary<OperationSpec, string> Of(IReadOnlyList<OperationSpec> operations, DiagnosticBag diagnostics)
    {
        ComplainAboutDuplicates(operations, diagnostics);
        var scope = new NameScope(_tableMembers);
        var names = new Dictionary<OperationSpec, string>();
        var byName = operations.ToLookup(operation => Naming.Pascal(operation.Id), StringComparer.Ordinal);
        foreach (var operation in operations.Where(operation => IsAlone(operation)).Concat(operations.Where(operation => !IsAlone(operation))))
            names.Add(operation, scope.Take(Naming.Pascal(IsAlone(operation) ? operation.Id : $"{operation.Method} {operation.Path}")));
        return names;

        bool IsAlone(OperationSpec operation) => !byName[Naming.Pascal(operation.Id)].Skip(1).Any();
    }

    private static void ComplainAboutDuplicates(IReadOnlyList<OperationSpec> operations, DiagnosticBag diagnostics)
    {
        foreach (var group in operations.GroupBy(operation => operation.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            // One operation may stand behind two paths, by way of a reference: it has its name once.
            foreach (var json in group.Select(operation => operation.Json).Distinct().OrderBy(json => diagnostics.SpanOf(json.Place).Start).Skip(1))
                diagnostics.Add(Descriptors.DuplicateOperation, (json["operationId"] ?? json).Place, group.Key);
        }
    }
}
