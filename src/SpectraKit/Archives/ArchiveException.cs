namespace SpectraKit.Archives;

/// <summary>An archive that is not safe to unpack, or cannot be. Nothing of it was kept.</summary>
public sealed class ArchiveException : Exception
{
    /// <summary>An archive that is not safe to unpack, or cannot be.</summary>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="message">The same in a sentence.</param>
    /// <param name="entry">The entry's name; <c>null</c> when it is about the whole archive.</param>
    /// <param name="innerException">What found it out.</param>
    public ArchiveException(ArchiveProblem problem, string message, string? entry = null, Exception? innerException = null)
        : base(entry is null ? message : $"{message} (entry '{EntryPath.Shown(entry)}')", innerException) => (Problem, Entry) = (problem, entry);

    /// <summary>What is wrong with the archive.</summary>
    public ArchiveProblem Problem { get; }

    /// <summary>The name of the entry that is at fault, as the archive spells it: a stranger's text. <c>null</c> when it is about the whole archive.</summary>
    public string? Entry { get; }
}
