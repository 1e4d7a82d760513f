using System.Globalization;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What is repeated, when, and what never is.</summary>
public sealed class RetryTests
{
    private static readonly RetryRule Safe = new([429, 503], IsSafe: true);
    private static readonly RetryRule Unsafe = new([429, 503], IsSafe: false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, int> Statuses => new()
    {
        // Method, rule, status, attempts.
        { "GET", "safe", 503, 4 },
        { "GET", "safe", 429, 4 },
        { "GET", "safe", 500, 1 },
        { "GET", "safe", 404, 1 },
        { "GET", "none", 503, 1 },
        { "POST", "none", 503, 1 },
        { "POST", "unsafe", 429, 4 },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_is_tried_again_where_the_spec_says_so_and_a_bounded_number_of_times(string method, string rule, int status, int attempts)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(status, null, []));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Operation(method, rule), Cancellation);

        Assert.Equal(attempts, service.Requests.Count);
        Assert.Equal(attempts, failure.Attempts);
        Assert.Equal(status, (int)failure.StatusCode!);
    }

    [Theory]
    [InlineData("POST", "safe", 4)]
    [InlineData("POST", "unsafe", 1)]
    [InlineData("POST", "none", 1)]
    [InlineData("GET", "none", 1)]
    public async Task A_call_that_may_have_arrived_is_repeated_only_when_that_is_safe(string method, string rule, int attempts)
    {
        await using var service = TestService.Start(e =>
        {
            e.Reset();
            return Task.CompletedTask;
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        // With a body: the handler itself repeats a call without one when a connection that was used before turns out dead.
        var request = new ApiRequest(Operation(method, rule)) { Body = new JsonRequestBody<string, StringCodec>("x") };
        var failure = await Assert.ThrowsAsync<ApiException>(() => transport.SendAsync(request, Cancellation));

        Assert.Equal(attempts, failure.Attempts);
        Assert.Equal(attempts, service.Requests.Count);
    }

    [Theory]
    [InlineData("POST", "safe", 2)]
    [InlineData("POST", "unsafe", 2)]
    [InlineData("POST", "none", 1)]
    [InlineData("GET", "none", 2)]
    public async Task A_service_that_was_never_reached_is_tried_once_more(string method, string rule, int attempts)
    {
        using var transport = new ApiTransport(Calls.Options(TestService.Nobody()));

        var failure = await transport.FailsAsync(Operation(method, rule), Cancellation);

        Assert.Equal((attempts, true), (failure.Attempts, failure.CannotHaveArrived));
    }

    [Theory]
    [InlineData("POST", "unsafe", 4)]
    [InlineData("POST", "none", 1)]
    [InlineData("GET", "none", 4)]
    public async Task A_service_that_went_away_is_waited_for_with_every_attempt(string method, string rule, int attempts)
    {
        var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        await transport.SendAsync(Calls.Get(), Cancellation);
        await service.DisposeAsync();

        // The connection that was open may still be tried first, and is no refusal.
        await Assert.ThrowsAsync<ApiException>(() => transport.SendAsync(Operation("POST", "none"), Cancellation));
        var failure = await transport.FailsAsync(Operation(method, rule), Cancellation);

        Assert.Equal((attempts, true), (failure.Attempts, failure.CannotHaveArrived));
    }

    [Fact]
    public async Task A_repeated_call_sends_its_body_from_the_first_byte()
    {
        await using var service = TestService.Start(e => e.Number < 3 ? e.AnswerAsync(503, null, []) : e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var request = new ApiRequest(Operation("POST", "safe")) { Body = new Calls.FileBody(ApiFile.FromBytes("content"u8.ToArray(), "a.bin")) };

        await transport.SendAsync<string, StringCodec>(request, Cancellation);

        Assert.Equal(["content", "content", "content"], service.Requests.Select(r => r.BodyText));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again_when_that_is_safe()
    {
        await using var service = TestService.Start(async e =>
        {
            if (e.Number > 1)
            {
                await e.JsonAsync("\"ok\"");
                return;
            }

            await e.HeadAsync(200, "application/json", 100);
            await e.WriteAsync("\"half");
            e.Reset();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal("ok", await transport.SendAsync(Operation("GET", "safe"), Cancellation));
        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("Sat, 21 Nov 2026 12:00:30 GMT")]
    public async Task Retry_after_is_honoured_in_both_its_forms(string value)
    {
        var clock = new ManualClock();
        var times = new List<DateTimeOffset>();
        await using var service = TestService.Start(e =>
        {
            times.Add(clock.GetUtcNow());
            return e.Number == 1 ? e.AnswerAsync(429, null, [], ("Retry-After", value)) : e.JsonAsync("\"ok\"");
        });
        using var transport = new ApiTransport(Calls.Options(service.Address, clock));

        await clock.RunAsync(transport.SendAsync(Operation("GET", "safe"), Cancellation), horizon: TimeSpan.FromSeconds(60));

        Assert.Equal(TimeSpan.FromSeconds(30), times[1] - times[0]);
    }

    [Fact]
    public async Task A_retry_after_date_is_compared_with_the_services_own_clock()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(
            429, null, [], ("Date", "Fri, 01 Jan 2100 00:00:00 GMT"), ("Retry-After", "Fri, 01 Jan 2100 00:05:00 GMT")));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal(TimeSpan.FromMinutes(5), (await transport.FailsAsync(Calls.Get(), Cancellation)).RetryAfter);
    }

    [Fact]
    public async Task A_quota_that_comes_back_tomorrow_is_not_waited_for()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(429, null, [], ("Retry-After", "40000")));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Operation("GET", "safe"), Cancellation);

        Assert.Single(service.Requests);
        Assert.Equal(TimeSpan.FromSeconds(40000), failure.RetryAfter);
        Assert.Contains("asks to wait 40000 s", failure.Message);
    }

    [Fact]
    public async Task Without_a_retry_after_the_waits_grow()
    {
        var waits = await WaitsAsync();

        Assert.Equal(5, waits.Length);
        Assert.All(waits, wait => Assert.InRange(wait, 0.001, 90));
        Assert.True(waits.Sum() > 5, string.Join(' ', waits.Select(wait => wait.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>A service that has recovered must not be met by all who waited for it at one moment.</summary>
    [Fact]
    public async Task No_two_callers_wait_alike() => Assert.NotEqual(await WaitsAsync(), await WaitsAsync());

    /// <summary>How long, in seconds, a call of six attempts waits between them.</summary>
    private static async Task<double[]> WaitsAsync()
    {
        var clock = new ManualClock();
        var times = new List<DateTimeOffset>();
        await using var service = TestService.Start(e =>
        {
            times.Add(clock.GetUtcNow());
            return e.AnswerAsync(429, null, []);
        });
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, TimeProvider = clock, MaxAttempts = 6, MaxRetryDelay = TimeSpan.FromSeconds(80) });

        await clock.RunAsync(transport.FailsAsync(Operation("GET", "safe"), Cancellation), horizon: TimeSpan.FromSeconds(90));

        return [.. times.Zip(times.Skip(1), (a, b) => (b - a).TotalSeconds)];
    }

    [Fact]
    public async Task One_attempt_is_one_attempt()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(503, null, []));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, MaxAttempts = 1 });

        await transport.FailsAsync(Operation("GET", "safe"), Cancellation);

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Waiting_for_another_try_ends_when_the_caller_cancels()
    {
        using var source = new CancellationTokenSource();
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.AnswerAsync(503, null, []));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, TimeProvider = clock });

        var call = transport.SendAsync(Operation("GET", "safe"), source.Token);
        await clock.WaitedForAsync(TimeSpan.FromSeconds(30), Cancellation);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(service.Requests);
    }

    private static ApiOperation Operation(string method, string rule) => Calls.Get() with
    {
        Method = HttpMethod.Parse(method),
        Retry = rule switch
        {
            "safe" => Safe,
            "unsafe" => Unsafe,
            _ => null,
        },
    };
}
