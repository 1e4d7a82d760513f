namespace SpectraKit.Emulator;

/// <summary>Takes the files out of one kind of archive.</summary>
internal interface IUnpacker
{
    /// <summary>Hands every file of the archive to <paramref name="unpacking"/>, in the archive's order, until that says stop. A damaged archive ends early and never throws.</summary>
    /// <param name="archive">The archive, which can be sought in.</param>
    /// <param name="name">A name of the archive's, from which a format without names makes its entry's.</param>
    /// <param name="unpacking">What takes the entries and counts.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The archive's type, where its entries tell more than its first bytes; otherwise <c>null</c>.</returns>
    Task<FileType?> UnpackAsync(Stream archive, string name, Unpacking unpacking, CancellationToken cancellationToken);
}
