using System.Diagnostics;
using SpectraKit.Emulator;
using SpectraKit.Tests.Convenience;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Operational;

/// <summary>The limits that the specs state hold against a service that enforces them: no request is refused, and none is spared.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Downloads_and_their_status_never_exceed_a_hundred_in_any_minute()
    {
        var time = new HurryingTime(longestPause: TimeSpan.FromMinutes(1));
        await using var bench = await Bench.OpenAsync(
            new EmulatorOptions { TimeProvider = time, Limits = new EmulatorLimits { DownloadRequestsPerMinute = 100 } }, Cancellation, maxAttempts: 4);
        var hash = await bench.SubmitAsync("limited"u8.ToArray(), Cancellation);

        for (var i = 0; i < 125; i++)
        {
            await bench.Intelligence.Downloads.GetDownloadStatusAsync([hash], Cancellation);
            await using var download = await bench.Intelligence.Downloads.DownloadSampleAsync(hash, Cancellation);
        }

        // 250 calls are two full minutes and what is left. A request that took longer on its way than the one a minute after it may be
        // refused, and is then repeated; more than a few would mean that nobody waited.
        Assert.Equal(125, bench.Emulator.Counters.Downloads);
        Assert.Equal(2, time.Pauses.Count(pause => pause > TimeSpan.FromSeconds(30)));
        Assert.InRange(bench.Emulator.Counters.Requests, 251, 260);
    }

    /// <summary>The same by the clock on the wall, which takes a minute: run with <c>--target=Fuzz</c>, not every day.</summary>
    [Fact(Explicit = true)]
    public async Task By_a_real_clock_a_hundred_downloads_fit_into_a_minute_and_the_next_ones_wait()
    {
        await using var bench = await Bench.OpenAsync(
            new EmulatorOptions { Limits = new EmulatorLimits { DownloadRequestsPerMinute = 100, ParallelDownloads = 4 } }, Cancellation);
        var hash = await bench.SubmitAsync("limited"u8.ToArray(), Cancellation);
        var start = Stopwatch.GetTimestamp();

        // One attempt each: a request that the service refuses would fail the test.
        await Parallel.ForAsync(0, 120, Cancellation, async (_, stop) =>
        {
            await using var download = await bench.Intelligence.Downloads.DownloadSampleAsync(hash, stop);
            await download.Content.CopyToAsync(Stream.Null, stop);
        });

        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMinutes(1));
        Assert.Equal(120, bench.Emulator.Counters.Downloads);
    }

    [Fact]
    public async Task By_a_real_clock_ten_rescans_a_second_are_ten()
    {
        await using var bench = await Bench.OpenAsync(new EmulatorOptions(), Cancellation);
        var hash = await bench.SubmitAsync("again and again"u8.ToArray(), Cancellation);
        var start = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 21).Select(_ => bench.Intelligence.Reanalysis.ReanalyzeSampleAsync(hash, Cancellation)));

        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Never_are_more_than_four_downloads_open_at_once()
    {
        await using var bench = await Bench.OpenAsync(new EmulatorOptions { Limits = new EmulatorLimits { ParallelDownloads = 4 } }, Cancellation);
        var hash = await bench.SubmitAsync(new byte[4 << 20], Cancellation);
        var (open, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            await using var download = await bench.Intelligence.Downloads.DownloadSampleAsync(hash, Cancellation);
            var now = Interlocked.Increment(ref open);
            InterlockedMax(ref most, now);
            await download.Content.CopyToAsync(Stream.Null, Cancellation);
            Interlocked.Decrement(ref open);
        }));

        Assert.Equal(16, bench.Emulator.Counters.Downloads);
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task Ten_thousand_digests_are_ten_calls_of_a_thousand_or_a_hundred_of_a_hundred()
    {
        await using var bench = await Bench.OpenAsync(new EmulatorOptions(), Cancellation);
        var known = await bench.SubmitAsync("known"u8.ToArray(), Cancellation);
        SampleHash[] hashes = [.. Enumerable.Range(0, 4_999).Select(i => Hash(Sha1($"{i}"))), .. Enumerable.Range(0, 5_000).Select(i => Hash(Sha256($"{i}"))), known];

        var request = new SpectraKit.Intelligence.DownloadStatusRequest { Rl = new() { Query = new() { HashType = "sha1", Hashes = hashes } } };
        var unknown = new HashSet<SampleHash>();
        await foreach (var answer in bench.Intelligence.Downloads.GetDownloadStatusAllAsync(request, Cancellation))
            unknown.UnionWith(answer.Rl.UnknownHashes ?? []);
        var reputations = new Dictionary<SampleHash, SpectraKit.Intelligence.FileReputation>();
        await foreach (var reputation in bench.Intelligence.Reputation.GetFileReputationsAllAsync(hashes, Cancellation))
            reputations.Add(reputation.QueryHash!.Value!.Value, reputation);
        var states = new Dictionary<SampleHash, SpectraKit.Analyze.ProcessingState>();
        await foreach (var entry in bench.Analyze.Samples.GetProcessingStatusAllAsync(new() { HashValues = hashes }, cancellationToken: Cancellation))
            states.Add(entry.HashValue, entry.Status);

        Assert.Equal(hashes.Except([known]).Order(), unknown.Order());
        Assert.Equal(hashes.Order(), reputations.Keys.Order());
        Assert.Equal("processed", states[known].Value);
        Assert.Equal(9_999, states.Values.Count(state => state == "not_found"));
        Assert.Equal(10, bench.Emulator.Counters.RequestsTo("POST", "/api/spex/download/v2/status/bulk_query/{post_format}"));
        Assert.Equal(100, bench.Emulator.Counters.RequestsTo("POST", "/api/databrowser/malware_presence/bulk_query/{post_format}"));
        Assert.Equal(100, bench.Emulator.Counters.RequestsTo("POST", "/api/samples/status/"));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int before;
        while ((before = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, before) != before)
        {
        }
    }
}
