using System.Security.Cryptography;
using SpectraKit.Runtime;
using SpectraKit.Testing;
using SpectraKit.Tests.Wire;

namespace SpectraKit.Tests.Downloads;

/// <summary>Where samples go that may be live malware.</summary>
public sealed class QuarantineTests
{
    private static readonly byte[] Content = "a sample"u8.ToArray();
    private static readonly SampleHash Hash = SampleHash.FromBytes(SHA256.HashData(Content));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sample_is_kept_by_its_hash_in_a_folder_of_its_owners_alone()
    {
        using var folder = new TemporaryFolder();
        var quarantine = new Quarantine(folder.Combine("made", "when needed"));
        await using var download = Arriving();

        var saved = await quarantine.SaveAsync(download, Hash, cancellationToken: Cancellation);

        Assert.Equal(Path.Combine(quarantine.Folder, $"{Hash}.sample"), saved.Path);
        Assert.Equal([saved.Path], Directory.GetFileSystemEntries(quarantine.Folder));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(saved.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(quarantine.Folder));
    }

    [Fact]
    public async Task A_folder_that_others_may_enter_is_closed_to_them_first()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var open = Directory.CreateDirectory(folder.Combine("open"), (UnixFileMode)0b111_111_111).FullName;
        await using var download = Arriving();

        await new Quarantine(open).SaveAsync(download, Hash, cancellationToken: Cancellation);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(open));
    }

    [Fact]
    public async Task Another_sample_is_not_kept_and_a_false_one_is_replaced()
    {
        using var folder = new TemporaryFolder();
        var quarantine = new Quarantine(folder.Path);
        var other = SampleHash.FromBytes(SHA256.HashData("another"u8));
        await using var wrong = Arriving();
        await using var right = Arriving();
        await File.WriteAllTextAsync(quarantine.PathOf(Hash), "not what its name says", Cancellation);

        await Assert.ThrowsAsync<ApiException>(() => quarantine.SaveAsync(wrong, other, cancellationToken: Cancellation));
        await quarantine.SaveAsync(right, Hash, cancellationToken: Cancellation);

        Assert.Equal(Content, await File.ReadAllBytesAsync(quarantine.PathOf(Hash), Cancellation));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Both_services_samples_go_there()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RecordingServer.AnsweringAsync(new RecordedAnswer(200, "application/octet-stream", Content), Cancellation);
        using var analyze = Clients.Analyze(server.BaseAddress);
        using var intelligence = Clients.Intelligence(server.BaseAddress);

        var first = await analyze.Samples.SaveSampleAsync(Hash, new Quarantine(folder.Path), cancellationToken: Cancellation);
        File.Delete(first.Path);
        var second = await intelligence.Downloads.SaveSampleAsync(Hash, new Quarantine(folder.Path), cancellationToken: Cancellation);

        Assert.Equal(first, second);
        Assert.True(File.Exists(second.Path));
    }

    [Fact]
    public void The_users_own_quarantine_is_below_their_data() =>
        Assert.EndsWith(Path.Combine("spectrakit", "quarantine"), new Quarantine().Folder);

    [Fact]
    public void No_hash_is_no_name() => Assert.Throws<ArgumentException>(() => new Quarantine("x").PathOf(default));

    private static ApiDownload Arriving() => new() { Content = new MemoryStream(Content, writable: false) };
}
