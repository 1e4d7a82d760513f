using System.Security.Cryptography;
using SpectraKit.Runtime.Tests.Wire;
using SpectraKit.Testing;

namespace SpectraKit.Runtime.Tests;

/// <summary>Files that come: complete and checked under their name, or not there at all.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Sample = RandomNumberGenerator.GetBytes(300_000);
    private static readonly ContentDigest Sha256 = ContentDigest.Parse(Convert.ToHexString(SHA256.HashData(Sample)));

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Target => _folder.Combine("sample.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_is_saved_as_it_came_readable_by_its_owner_alone()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, "application/x-thing; a=b", Sample, ("Content-Disposition", "attachment; filename=\"../../x.exe\"")));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var progress = new Steps();

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        var saved = await download.SaveAsync(Target, Sha256, progress: progress, cancellationToken: Cancellation);

        Assert.Equal((300_000, "application/x-thing", "../../x.exe"), (download.Length, download.ContentType, download.FileName));
        Assert.Equal(new SavedFile(Target, 300_000, Sha256), saved);
        Assert.Equal(Sample, await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(300_000, progress.Last);
        AssertAlone();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
    }

    [Fact]
    public async Task A_download_is_never_unpacked()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, "application/gzip", [0x1F, 0x8B, 8, 0], ("Content-Encoding", "gzip")));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        await download.SaveAsync(Target, cancellationToken: Cancellation);

        Assert.Equal([0x1F, 0x8B, 8, 0], await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal("identity", service.Requests.Single()["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    [InlineData("SHA512")]
    public async Task Another_file_than_asked_for_is_not_kept(string algorithm)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, Sample));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(algorithm));
        hash.AppendData(Sample);
        var right = ContentDigest.Parse(Convert.ToHexString(hash.GetCurrentHash()));
        hash.AppendData([0]);
        var wrong = ContentDigest.Parse(Convert.ToHexString(hash.GetCurrentHash()));

        var failure = await FailsAsync(transport, wrong);
        Assert.Equal((ApiErrorKind.Content, "getThings"), (failure.Kind, failure.OperationId));
        Assert.Contains($"its {algorithm} is {right.Hex}, not {wrong.Hex}", failure.Message);
        AssertNothingLeft();

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        Assert.Equal(right, (await download.SaveAsync(Target, right, cancellationToken: Cancellation)).Digest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_that_breaks_off_leaves_nothing(bool reset)
    {
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, null, Sample.Length);
            await e.WriteAsync(Sample[..1000]);
            await Task.Delay(20, e.Stopping);
            if (reset)
                e.Reset();
            else
                e.Close();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal(ApiErrorKind.Connection, (await FailsAsync(transport)).Kind);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(2, "it ended after 3 of 5 bytes")]
    [InlineData(-2, "it is longer than the 1 bytes")]
    public async Task A_body_of_another_length_than_announced_leaves_nothing(int more, string sentence)
    {
        // Through a handler that does not check by itself, as a caller's own may not.
        await using var download = new ApiDownload { Content = new MemoryStream([1, 2, 3]), Length = 3 + more };

        var failure = await Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(Target, cancellationToken: Cancellation));

        Assert.Equal(ApiErrorKind.Content, failure.Kind);
        Assert.Contains(sentence, failure.Message);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_download_that_stands_still_is_a_timeout_and_leaves_nothing()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, null, Sample.Length);
            await e.WriteAsync(Sample[..1000]);
            await e.NeverAsync();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address, clock));

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        var saving = Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(Target, cancellationToken: Cancellation));
        var failure = await clock.RunAsync(saving, horizon: TimeSpan.FromMinutes(2));

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Whoever_reads_a_download_may_take_their_time()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, Sample));
        using var transport = new ApiTransport(Calls.Options(service.Address, clock));

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        clock.Advance(TimeSpan.FromHours(1));
        await download.SaveAsync(Target, Sha256, progress: new Steps(() => clock.Advance(TimeSpan.FromHours(1))), cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_deadline_covers_the_last_byte_of_a_download()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, null, Sample.Length);
            await e.WriteAsync(Sample[..1000]);
            await e.NeverAsync();
        });
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(50) });

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        var saving = Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(Target, cancellationToken: Cancellation));
        var failure = await clock.RunAsync(saving, horizon: TimeSpan.FromSeconds(60));

        Assert.Contains("was not done within 50 s (TotalTimeout)", failure.Message);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_cancelled_download_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, null, Sample.Length);
            await e.WriteAsync(Sample[..1000]);
            await e.NeverAsync();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));
        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);

        var saving = download.SaveAsync(Target, progress: new Steps(source.Cancel), cancellationToken: source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(28)]
    [InlineData(unchecked((int)0x80070070))]
    public async Task A_full_disk_is_named_as_such_and_leaves_nothing(int code)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, Sample));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        await using var whole = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        await using var download = new ApiDownload
        {
            Content = whole.Content,
            Length = whole.Length,
            OperationId = "getThings",
            OpenNew = path => new FullDisk(PartialFile.OpenNew(path), room: 150_000, code),
        };

        var failure = await Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(Target, Sha256, cancellationToken: Cancellation));

        Assert.Equal((ApiErrorKind.File, "getThings"), (failure.Kind, failure.OperationId));
        Assert.StartsWith($"The disk is full: '{Target}' was not written", failure.Message);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_overwriting_is_allowed()
    {
        await File.WriteAllTextAsync(Target, "mine", Cancellation);
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, Sample));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await FailsAsync(transport);
        Assert.Equal(ApiErrorKind.File, failure.Kind);
        Assert.Contains("is there already", failure.Message);
        Assert.Equal("mine", await File.ReadAllTextAsync(Target, Cancellation));

        Assert.Equal(ApiErrorKind.Content, (await FailsAsync(transport, ContentDigest.Parse(new string('0', 64)), overwrite: true)).Kind);
        Assert.Equal("mine", await File.ReadAllTextAsync(Target, Cancellation));

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        await download.SaveAsync(Target, Sha256, overwrite: true, cancellationToken: Cancellation);
        Assert.Equal(Sample, await File.ReadAllBytesAsync(Target, Cancellation));
        AssertAlone();
    }

    [Fact]
    public async Task A_file_that_appears_meanwhile_stays()
    {
        await using var download = new ApiDownload { Content = new MemoryStream([1, 2, 3]) };

        var failure = await Assert.ThrowsAsync<ApiException>(
            () => download.SaveAsync(Target, progress: new Steps(() => File.WriteAllText(Target, "theirs")), cancellationToken: Cancellation));

        Assert.Contains("is there already", failure.Message);
        Assert.Equal("theirs", await File.ReadAllTextAsync(Target, Cancellation));
        AssertAlone();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_at_the_target_is_never_followed(bool dangling)
    {
        var victim = _folder.Combine("elsewhere", "victim.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(victim)!);
        if (!dangling)
            await File.WriteAllTextAsync(victim, "mine", Cancellation);
        File.CreateSymbolicLink(Target, victim);
        await using var refused = new ApiDownload { Content = new MemoryStream([1, 2, 3]) };
        await using var allowed = new ApiDownload { Content = new MemoryStream([1, 2, 3]) };

        Assert.Contains("is there already", (await Assert.ThrowsAsync<ApiException>(() => refused.SaveAsync(Target, cancellationToken: Cancellation))).Message);
        await allowed.SaveAsync(Target, overwrite: true, cancellationToken: Cancellation);

        Assert.Null(new FileInfo(Target).LinkTarget);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(!dangling, File.Exists(victim));
        if (!dangling)
            Assert.Equal("mine", await File.ReadAllTextAsync(victim, Cancellation));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await using var download = new ApiDownload { Content = new MemoryStream([1, 2, 3]) };

        var failure = await Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(_folder.Combine("none", "a.bin"), cancellationToken: Cancellation));

        Assert.Equal(ApiErrorKind.File, failure.Kind);
        Assert.Contains("The folder for", failure.Message);
    }

    [Fact]
    public async Task A_download_that_is_refused_says_why()
    {
        await using var service = TestService.Start(e => e.JsonAsync("{\"message\": \"gone\"}", 410));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var operation = Calls.Get() with { Statuses = [new("410", "The sample was deleted")] };

        var failure = await Assert.ThrowsAsync<ApiException>(() => transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation));

        Assert.Equal(("The sample was deleted", "{\"message\": \"gone\"}"), (failure.Meaning, failure.Excerpt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void A_digest_is_hexadecimal_digits_of_a_known_number(string text) => Assert.Throws<FormatException>(() => ContentDigest.Parse(text));

    private async Task<ApiException> FailsAsync(ApiTransport transport, ContentDigest? expected = null, bool overwrite = false)
    {
        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        return await Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(Target, expected, overwrite, cancellationToken: Cancellation));
    }

    private void AssertNothingLeft() => Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));

    private void AssertAlone() => Assert.Equal([Target], Directory.GetFileSystemEntries(_folder.Path));

    private sealed class Steps(Action? first = null) : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value)
        {
            if (Last == 0)
                first?.Invoke();
            Last = value;
        }
    }

    /// <summary>A disk with room for so many bytes.</summary>
    private sealed class FullDisk(Stream inner, int room, int code) : MemoryStream
    {
        private int _room = room;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _room -= buffer.Length;
            if (_room < 0)
                throw new IOException("No room.", code);
            await inner.WriteAsync(buffer, cancellationToken);
        }

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
            throw new IOException("No room for what was still to be written.", code);
        }
    }
}
