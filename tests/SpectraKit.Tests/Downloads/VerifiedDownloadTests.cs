using System.Security.Cryptography;
using SpectraKit.Runtime;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Downloads;

/// <summary>A download is the sample that was asked for, or there is no file.</summary>
public sealed class VerifiedDownloadTests
{
    private static readonly byte[] Content = "a sample"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryDigest =>
    [
        Convert.ToHexString(MD5.HashData(Content)),
        Convert.ToHexString(SHA1.HashData(Content)),
        Convert.ToHexString(SHA256.HashData(Content)),
        Convert.ToHexString(SHA512.HashData(Content)),
    ];

    [Theory]
    [MemberData(nameof(EveryDigest))]
    public async Task Any_kind_of_digest_can_be_asked_for(string digest)
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving();

        var saved = await download.SaveAsync(folder.Combine("sample.bin"), SampleHash.Parse(digest), cancellationToken: Cancellation);

        Assert.Equal(Content, await File.ReadAllBytesAsync(saved.Path, Cancellation));
        Assert.Equal(digest, saved.Digest!.Hex, ignoreCase: true);
    }

    [Fact]
    public async Task Another_sample_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving();
        var other = SampleHash.FromBytes(SHA256.HashData("another sample"u8));

        var error = await Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(folder.Combine("sample.bin"), other, cancellationToken: Cancellation));

        Assert.Equal(ApiErrorKind.Content, error.Kind);
        Assert.Contains(other.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_digest_is_needed_to_compare_with()
    {
        using var folder = new TemporaryFolder();
        await using var download = Arriving();

        await Assert.ThrowsAsync<ArgumentException>(() => download.SaveAsync(folder.Combine("sample.bin"), default(SampleHash), cancellationToken: Cancellation));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static ApiDownload Arriving() => new() { Content = new MemoryStream(Content, writable: false) };
}
