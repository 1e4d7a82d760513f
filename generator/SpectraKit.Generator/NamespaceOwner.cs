namespace SpectraKit.Generator;

/// <summary>The document that a namespace's types come from.</summary>
internal sealed record NamespaceOwner(string Namespace, string Path)
{
    /// <summary>The path of the document that a document's namespace belongs to; <c>null</c> when it is its own.</summary>
    public static string? Other(SpecInput document, IReadOnlyList<NamespaceOwner> all)
    {
        // Without case, since the host names files without it. The first path has it, in whatever order the items came.
        var owner = all
            .Where(candidate => string.Equals(candidate.Namespace, document.Namespace, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.Path, StringComparer.Ordinal)
            .First();
        return owner.Path == document.Path ? null : owner.Path;
    }
}
