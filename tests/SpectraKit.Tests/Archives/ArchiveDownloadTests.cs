using SpectraKit.Archives;
using SpectraKit.Runtime;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Archives;

/// <summary>An archive that is downloaded to be unpacked.</summary>
public sealed class ArchiveDownloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Extracted_files_are_unpacked_and_their_archive_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving(RawZip.Of(new RawZipEntry("inner/dropper.js")));

        var files = await download.UnpackAsync(folder.Combine("extracted"), names: UnpackedNames.Neutral, cancellationToken: Cancellation);

        Assert.Equal("inner/dropper.js", Assert.Single(files).Name);
        Assert.Equal([folder.Combine("extracted")], Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Equal([files[0].Path], Directory.EnumerateFileSystemEntries(folder.Combine("extracted")));
    }

    [Fact]
    public async Task A_hostile_archive_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving(RawZip.Of(new RawZipEntry("good"), new RawZipEntry("../evil")));

        await Assert.ThrowsAsync<ArchiveException>(() => download.UnpackAsync(folder.Combine("extracted"), cancellationToken: Cancellation));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_there_is_found_out_before_the_first_byte()
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving(RawZip.Of(new RawZipEntry("good")));

        await Assert.ThrowsAsync<IOException>(() => download.UnpackAsync(folder.Path, cancellationToken: Cancellation));

        Assert.Equal(0, download.Content.Position);
    }

    private static ApiDownload Arriving(byte[] content) => new() { Content = new MemoryStream(content, writable: false) };
}
