using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator;

/// <summary>The documents of all namespaces. A class, as all that goes from step to step: for each structure the host's tables are compiled once more, at run time.</summary>
internal sealed record NamespaceOwners(EquatableArray<NamespaceOwner> All)
{
    /// <summary>The path of the document that a document's namespace belongs to; <c>null</c> when it is its own.</summary>
    public string? Other(SpecInput document)
    {
        // Without case, since the host names files without it. The first path has it, in whatever order the items came.
        var owner = All
            .Where(candidate => string.Equals(candidate.Namespace, document.Namespace, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.Path, StringComparer.Ordinal)
            .First();
        return owner.Path == document.Path ? null : owner.Path;
    }
}
