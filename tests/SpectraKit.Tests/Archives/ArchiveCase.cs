using SpectraKit.Archives;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Archives;

/// <summary>A folder with an archive in it, and what became of unpacking it.</summary>
internal sealed class ArchiveCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ArchiveCase(byte[] archive) => Archive = _folder.Write("archive.bin", archive);

    public string Archive { get; }

    public string Target => _folder.Combine("unpacked");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<IReadOnlyList<UnpackedFile>> UnpackAsync(ArchiveLimits? limits = null, UnpackedNames names = UnpackedNames.AsPacked) =>
        SafeArchive.UnpackAsync(Archive, Target, limits, names, Cancellation);

    public Task<IReadOnlyList<ArchiveEntry>> ListAsync(ArchiveLimits? limits = null) => SafeArchive.ListAsync(Archive, limits, Cancellation);

    /// <summary>The archive is refused for this reason, and nothing but itself is there afterwards.</summary>
    public async Task<ArchiveException> IsRefusedAsync(ArchiveProblem problem, ArchiveLimits? limits = null)
    {
        var refusal = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(limits));

        Assert.Equal(problem, refusal.Problem);
        Assert.Equal([Archive], Directory.EnumerateFileSystemEntries(_folder.Path));
        return refusal;
    }

    public void Dispose() => _folder.Dispose();
}
