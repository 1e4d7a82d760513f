using System.Net;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>Never more than so many at once, never more than so many in a window, whatever is repeated.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Never_more_calls_of_a_group_run_at_once_than_allowed()
    {
        var (now, most) = (0, 0);
        var isFull = new TaskCompletionSource();
        await using var service = TestService.Start(async e =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);

            // The first four wait for each other, so that there are four at once; those after them find the gate crowded.
            if (count == 4)
                isFull.TrySetResult();
            await Task.WhenAny(isFull.Task, Task.Delay(TimeSpan.FromSeconds(5), e.Stopping));
            await Task.Delay(1, e.Stopping);
            Interlocked.Decrement(ref now);
            await e.JsonAsync("\"ok\"");
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var limit = new ConcurrencyLimit(4, "things");
        ApiOperation[] operations = [Calls.Get() with { Concurrency = limit }, Calls.Post() with { Concurrency = new(4, "things") }];

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => transport.SendAsync(operations[i % 2], Cancellation)));

        Assert.Equal(40, service.Requests.Count);
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task A_failed_call_gives_its_permit_back()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(404, null, []));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var operation = Calls.Get() with { Concurrency = new(1, "things") };

        for (var i = 0; i < 3; i++)
            await transport.FailsAsync(operation, Cancellation);

        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_download_keeps_its_permit_until_it_is_disposed()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, [1, 2, 3]));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var operation = Calls.Get() with { Concurrency = new(1, "download") };

        var first = await transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation);
        await first.Content.CopyToAsync(Stream.Null, Cancellation);
        var second = transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation);
        await Task.WhenAny(second, Task.Delay(100, Cancellation));
        Assert.False(second.IsCompleted);
        Assert.Single(service.Requests);

        await first.DisposeAsync();
        await first.DisposeAsync();
        await (await second).DisposeAsync();

        // Disposed twice, given back once: two at once would be one too many.
        await using var third = await transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation);
        var fourth = transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation);
        await Task.WhenAny(fourth, Task.Delay(100, Cancellation));
        Assert.False(fourth.IsCompleted);
        await third.DisposeAsync();
        await (await fourth).DisposeAsync();
    }

    [Fact]
    public async Task A_download_may_outlive_its_client()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, [1, 2, 3]));
        ApiDownload download;
        using (var transport = new ApiTransport(Calls.Options(service.Address)))
        {
            var operation = Calls.Get() with { Concurrency = new(1, "download"), RateLimit = new(1, Minute, "download") };
            download = await transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation);
        }

        await download.DisposeAsync();
    }

    [Fact]
    public async Task Never_more_calls_pass_in_any_window_than_allowed()
    {
        var clock = new ManualClock();
        var gate = new RateGate(new RateLimit(5, Minute, "things"), clock);
        var passes = new List<DateTimeOffset>();

        // Uneven arrivals: full windows, and stretches in which less is wanted than allowed.
        for (var i = 0; i < 60; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(i % 7 * (i % 3)));
            await clock.RunAsync(PassAsync(gate, Cancellation), horizon: Minute);
            passes.Add(clock.GetUtcNow());
        }

        AssertNeverMoreThan(5, passes);
    }

    [Fact]
    public async Task The_budget_is_used_to_the_full()
    {
        var clock = new ManualClock();
        var gate = new RateGate(new RateLimit(5, Minute, "things"), clock);
        var start = clock.GetUtcNow();

        for (var i = 0; i < 15; i++)
            await clock.RunAsync(PassAsync(gate, Cancellation), horizon: Minute);

        Assert.Equal(2 * Minute, clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Those_who_wait_pass_one_by_one_and_may_leave()
    {
        var clock = new ManualClock();
        var gate = new RateGate(new RateLimit(1, Minute, "things"), clock);
        await PassAsync(gate, Cancellation);

        using var source = new CancellationTokenSource();
        var leaving = PassAsync(gate, source.Token);
        var staying = PassAsync(gate, Cancellation);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await clock.RunAsync(staying, horizon: Minute);

        Assert.Equal(Minute, clock.GetUtcNow() - new ManualClock().GetUtcNow());
    }

    [Fact]
    public async Task Calls_that_take_long_to_arrive_do_not_meet_those_of_the_next_window()
    {
        // Five calls whose connections take 50 seconds, then five at once. With windows counted from the permits, the service would see
        // ten within ten seconds.
        var clock = new ManualClock();
        var seen = new List<DateTimeOffset>();
        var isSlow = true;
        using var stub = new Stub(async () =>
        {
            await Task.Delay(isSlow ? TimeSpan.FromSeconds(50) : TimeSpan.Zero, clock);
            lock (seen)
                seen.Add(clock.GetUtcNow());
            return Json("\"ok\"");
        });
        using var invoker = new HttpMessageInvoker(stub);
        using var transport = new ApiTransport(Calls.Options(new Uri("http://service.invalid"), clock), invoker);
        var operation = Calls.Get() with { RateLimit = new(5, Minute, "things") };

        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(_ => transport.SendAsync(operation, Cancellation))), horizon: Minute);
        isSlow = false;
        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(_ => transport.SendAsync(operation, Cancellation))), horizon: Minute);

        Assert.Equal(10, seen.Count);
        AssertNeverMoreThan(5, seen);
    }

    [Fact]
    public async Task When_all_permits_are_under_way_the_next_waits_for_an_end_and_its_window()
    {
        var clock = new ManualClock();
        var gate = new RateGate(new RateLimit(1, Minute, "things"), clock);
        await gate.EnterAsync(Cancellation);

        using var source = new CancellationTokenSource();
        var leaving = gate.EnterAsync(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        var waiting = gate.EnterAsync(Cancellation).AsTask();
        clock.Advance(3 * Minute);
        Assert.False(waiting.IsCompleted);
        gate.Leave();
        await clock.RunAsync(waiting, horizon: Minute);

        Assert.Equal(4 * Minute, clock.GetUtcNow() - new ManualClock().GetUtcNow());
    }

    [Fact]
    public async Task Repeated_attempts_draw_on_the_budget_too()
    {
        // Every second request is refused. With the limit outside of the retry, a call would take one permit for both of its requests and
        // the service would count ten in a minute where five are allowed.
        var clock = new ManualClock();
        var sent = new List<DateTimeOffset>();
        using var stub = new Stub(() =>
        {
            sent.Add(clock.GetUtcNow());
            return sent.Count % 2 == 1 ? new HttpResponseMessage((HttpStatusCode)429) : Json("\"ok\"");
        });
        using var invoker = new HttpMessageInvoker(stub);
        using var transport = new ApiTransport(Calls.Options(new Uri("http://service.invalid"), clock), invoker);
        var operation = Calls.Get() with { RateLimit = new(5, Minute, "things"), Retry = new([429], IsSafe: true) };

        for (var i = 0; i < 10; i++)
            await clock.RunAsync(transport.SendAsync(operation, Cancellation), horizon: Minute);

        Assert.Equal(20, sent.Count);
        AssertNeverMoreThan(5, sent);
    }

    [Fact]
    public async Task Waiting_for_a_turn_counts_towards_the_deadline()
    {
        var clock = new ManualClock();
        using var stub = new Stub(() => Json("\"ok\""));
        using var invoker = new HttpMessageInvoker(stub);
        using var transport = new ApiTransport(
            new() { BaseAddress = new Uri("http://service.invalid"), TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(30) },
            invoker);
        var operation = Calls.Get() with { RateLimit = new(1, Minute, "things") };
        await transport.SendAsync(operation, Cancellation);

        var call = transport.FailsAsync(operation, Cancellation);
        await clock.StepAsync(Minute, Cancellation);
        var failure = await call;

        Assert.Equal((ApiErrorKind.Timeout, 0), (failure.Kind, failure.Attempts));
        Assert.Contains("was not done within 30 s", failure.Message);
    }

    [Fact]
    public async Task Calls_of_different_groups_do_not_wait_for_each_other()
    {
        using var stub = new Stub(() => Json("\"ok\""));
        using var invoker = new HttpMessageInvoker(stub);
        using var transport = new ApiTransport(Calls.Options(new Uri("http://service.invalid"), new ManualClock()), invoker);

        // On a clock that stands still, a second call of either group would wait for ever.
        Assert.Equal("ok", await transport.SendAsync(Calls.Get() with { RateLimit = new(1, Minute, "a") }, Cancellation));
        Assert.Equal("ok", await transport.SendAsync(Calls.Get() with { RateLimit = new(1, Minute, "b") }, Cancellation));
    }

    [Fact]
    public async Task A_hundred_calls_at_once_keep_the_limit_on_the_systems_clock()
    {
        var window = TimeSpan.FromMilliseconds(200);
        var sent = new List<long>();
        using var stub = new Stub(() =>
        {
            lock (sent)
                sent.Add(TimeProvider.System.GetTimestamp());
            return Json("\"ok\"");
        });
        using var invoker = new HttpMessageInvoker(stub);
        using var transport = new ApiTransport(Calls.Options(new Uri("http://service.invalid")), invoker);
        var operation = Calls.Get() with { RateLimit = new(25, window, "things") };
        var start = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => transport.SendAsync(operation, Cancellation)));

        // Four budgets of 25 in three windows at least. (How long after its permit a call is really sent is the machine's affair.)
        Assert.Equal(100, sent.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= 3 * window);
    }

    private static async Task PassAsync(RateGate gate, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(cancellationToken);
        gate.Leave();
    }

    private static void AssertNeverMoreThan(int permits, List<DateTimeOffset> times)
    {
        for (var i = permits; i < times.Count; i++)
            Assert.True(times[i] - times[i - permits] >= Minute, $"{permits + 1} calls within {times[i] - times[i - permits]}, up to number {i}.");
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
            Interlocked.CompareExchange(ref target, value, seen);
    }

    private static HttpResponseMessage Json(string json) =>
        new(HttpStatusCode.OK) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };

    private sealed class Stub(Func<Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        public Stub(Func<HttpResponseMessage> answer)
            : this(() => Task.FromResult(answer()))
        {
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer();
    }
}
