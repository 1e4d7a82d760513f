using System.Net;
using SpectraKit.Emulator;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Tests.Convenience;
using SpectraKit.Tests.Wire;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Operational;

/// <summary>What fails is tried again where the specs call that safe, when it is worth it, and not for ever.</summary>
public sealed class RetryTests
{
    private const int Attempts = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    public async Task A_question_is_asked_again(FaultKind kind)
    {
        var (bench, _) = await OpenAsync(new Fault { Kind = kind, Operation = "POST /api/samples/status/", Times = 2 });
        await using var _ = bench;

        await bench.Analyze.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash(Sha1A)] }, cancellationToken: Cancellation);

        Assert.Equal(3, bench.Emulator.Counters.RequestsTo("POST", "/api/samples/status/"));
    }

    [Theory]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.ResetAfter)]
    public async Task A_submission_that_may_have_arrived_is_not_sent_again(FaultKind kind)
    {
        var (bench, _) = await OpenAsync(new Fault { Kind = kind, Operation = "POST /api/submit/file/", Times = 1 });
        await using var _ = bench;

        await Assert.ThrowsAsync<ApiException>(() => bench.SubmitAsync("once"u8.ToArray(), Cancellation));

        Assert.Equal(1, bench.Emulator.Counters.RequestsTo("POST", "/api/submit/file/"));
    }

    [Fact]
    public async Task A_submission_that_was_refused_for_now_is_sent_again_and_taken_once()
    {
        var (bench, _) = await OpenAsync(new Fault { Kind = FaultKind.TooManyRequests, Operation = "POST /api/submit/file/", Times = 2 });
        await using var _ = bench;

        await bench.SubmitAsync("taken at the third try"u8.ToArray(), Cancellation);

        Assert.Equal((3, 1), (bench.Emulator.Counters.RequestsTo("POST", "/api/submit/file/"), bench.Emulator.Counters.Submissions));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_After_is_obeyed_in_both_its_forms(bool isDate)
    {
        var (bench, time) = await OpenAsync(new Fault
        {
            Kind = FaultKind.TooManyRequests, Operation = "POST /api/samples/status/", Times = 1, RetryAfter = TimeSpan.FromSeconds(40), RetryAfterIsDate = isDate,
        });
        await using var _ = bench;

        await bench.Analyze.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash(Sha1A)] }, cancellationToken: Cancellation);

        // A date has no fractions of a second, and is never too early.
        Assert.InRange(Assert.Single(time.Pauses).TotalSeconds, 39, 42);
    }

    [Fact]
    public async Task A_wait_until_tomorrow_is_an_answer_and_not_a_pause()
    {
        var (bench, time) = await OpenAsync(new Fault { Kind = FaultKind.TooManyRequests, Operation = "POST /api/samples/status/", RetryAfter = TimeSpan.FromHours(10) });
        await using var _ = bench;

        var error = await Assert.ThrowsAsync<ApiException>(
            () => bench.Analyze.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash(Sha1A)] }, cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1L), (error.StatusCode, bench.Emulator.Counters.Requests));
        Assert.InRange(error.RetryAfter!.Value.TotalHours, 9.9, 10.1);
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task The_appliances_used_up_look_ups_are_not_asked_for_again()
    {
        var (bench, _) = await OpenAsync(new Fault { Kind = FaultKind.QuotaExhausted, Operation = "GET /api/samples/v3/*" });
        await using var _ = bench;

        var error = await Assert.ThrowsAsync<ApiException>(() => bench.Analyze.Classification.GetClassificationAsync(Hash(Sha1A), cancellationToken: Cancellation));

        Assert.Contains("00:01 UTC", error.Meaning, StringComparison.Ordinal);
        Assert.Equal(1, bench.Emulator.Counters.Requests);
    }

    /// <summary>One of the cloud's descriptions has 419 where all others have 429: it means the same.</summary>
    [Fact]
    public async Task A_limit_that_is_numbered_419_is_one_too()
    {
        var time = new HurryingTime(longestPause: TimeSpan.FromMinutes(1));
        var count = 0;
        await using var server = await RecordingServer.StartAsync(
            (_, _) => Task.FromResult(++count == 1 ? RecordedAnswer.Json("""{"message":"rate limit exceeded"}""", 419) : RecordedAnswer.Json("""{"rl":{"user_override":{"hash_values":[]}}}""")), Cancellation);
        using var client = new SpectraIntelligenceClient(new ApiClientOptions
        {
            BaseAddress = server.BaseAddress, Credential = ApiCredential.Basic("emulator", "emulator"), TimeProvider = time, MaxAttempts = Attempts,
        });

        await client.Overrides.ListOverridesAsync(HashType.Sha1, cancellationToken: Cancellation);

        Assert.Equal(2, server.Exchanges.Count);
        Assert.Single(time.Pauses);
    }

    [Fact]
    public async Task A_quota_that_is_numbered_419_is_not_hammered_and_says_what_it_is()
    {
        var (bench, _) = await OpenAsync(limits: new EmulatorLimits { CloudQueriesPerDay = 1 });
        await using var _ = bench;
        await bench.Intelligence.Overrides.ListOverridesAsync(HashType.Sha1, cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<ApiException>(() => bench.Intelligence.Overrides.ListOverridesAsync(HashType.Sha1, cancellationToken: Cancellation));

        Assert.Equal(419, (int)error.StatusCode!);
        Assert.Contains("quota is used up", error.Meaning, StringComparison.Ordinal);
        Assert.Equal(1 + Attempts, bench.Emulator.Counters.Requests);
    }

    [Fact]
    public async Task A_quota_that_is_gone_ends_a_long_list_after_a_handful_of_tries()
    {
        var (bench, _) = await OpenAsync(limits: new EmulatorLimits { CloudQueriesPerDay = 300 });
        await using var _ = bench;
        SampleHash[] hashes = [.. Enumerable.Range(0, 10_000).Select(i => Hash(Sha1($"{i}")))];

        var answered = 0;
        var error = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var _ in bench.Intelligence.Reputation.GetFileReputationsAllAsync(hashes, Cancellation))
                answered++;
        });

        Assert.Equal(HttpStatusCode.TooManyRequests, error.StatusCode);
        Assert.InRange(answered, 0, 300);
        // Of a hundred requests three are answered; of those under way at the same time each ends after its own tries.
        Assert.InRange(bench.Emulator.Counters.Requests, 4, 3 + (4 * Attempts) + 4);
    }

    private static async Task<(Bench Bench, HurryingTime Time)> OpenAsync(Fault? fault = null, EmulatorLimits? limits = null)
    {
        var time = new HurryingTime(longestPause: TimeSpan.FromMinutes(1));
        var options = new EmulatorOptions { TimeProvider = time, Limits = limits ?? new EmulatorLimits() };
        var bench = await Bench.OpenAsync(options, Cancellation, Attempts);
        if (fault is not null)
            bench.Emulator.SetFaults(fault);
        return (bench, time);
    }
}
