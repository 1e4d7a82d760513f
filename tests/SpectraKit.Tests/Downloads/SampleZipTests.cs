using System.Security.Cryptography;
using ICSharpCode.SharpZipLib.Zip;
using SpectraKit.Archives;
using SpectraKit.Runtime;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Downloads;

/// <summary>Samples in zip files with a password.</summary>
public sealed class SampleZipTests
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);
    private static readonly SampleHash Hash = SampleHash.FromBytes(SHA256.HashData(Content));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleZipEncryption.Aes256)]
    [InlineData(SampleZipEncryption.Traditional)]
    public async Task A_sample_comes_out_with_the_password_and_not_without(SampleZipEncryption encryption)
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving();

        var path = await download.SaveZippedAsync(folder.Combine("sample.zip"), Hash, encryption: encryption, cancellationToken: Cancellation);

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
        using var zip = new ZipFile(path) { Password = SampleZip.UsualPassword };
        var entry = zip[0];
        Assert.Equal(($"{Hash}", true, encryption == SampleZipEncryption.Aes256 ? 256 : 0), (entry.Name, entry.IsCrypted, entry.AESKeySize));
        var plain = new MemoryStream();
        await zip.GetInputStream(entry).CopyToAsync(plain, Cancellation);
        Assert.Equal(Content, plain.ToArray());
        Assert.Equal(ArchiveProblem.Encrypted, (await Assert.ThrowsAsync<ArchiveException>(() => SafeArchive.ListAsync(path, cancellationToken: Cancellation))).Problem);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Another_sample_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving();

        var failure = await Assert.ThrowsAsync<ApiException>(
            () => download.SaveZippedAsync(folder.Combine("sample.zip"), SampleHash.Parse(new string('0', 64)), cancellationToken: Cancellation));

        Assert.Equal(ApiErrorKind.Content, failure.Kind);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_overwriting_is_allowed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("sample.zip", "other");
        await using var first = Arriving();
        await using var second = Arriving();

        await Assert.ThrowsAsync<ApiException>(() => first.SaveZippedAsync(path, Hash, cancellationToken: Cancellation));
        Assert.Equal("other", await File.ReadAllTextAsync(path, Cancellation));
        await second.SaveZippedAsync(path, Hash, overwrite: true, cancellationToken: Cancellation);

        Assert.NotEqual(5, new FileInfo(path).Length);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_sample_that_is_there_is_locked_away_and_stays_where_that_fails()
    {
        using var folder = new TemporaryFolder();
        var sample = folder.Write("sample", Content);
        var taken = folder.Write("taken.zip", "other");

        var failure = await Assert.ThrowsAsync<ApiException>(() => SampleZip.LockAsync(sample, taken, Hash, cancellationToken: Cancellation));
        Assert.Equal(ApiErrorKind.File, failure.Kind);
        Assert.Equal(Content, await File.ReadAllBytesAsync(sample, Cancellation));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
        var path = await SampleZip.LockAsync(sample, taken, Hash, "another password", overwrite: true, cancellationToken: Cancellation);

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
        using var zip = new ZipFile(path) { Password = "another password" };
        var plain = new MemoryStream();
        await zip.GetInputStream(zip[0]).CopyToAsync(plain, Cancellation);
        Assert.Equal(Content, plain.ToArray());
    }

    private static ApiDownload Arriving() => new() { Content = new MemoryStream(Content, writable: false) };
}
