using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>Time-outs count standing still; a deadline counts everything.</summary>
public sealed class TimeoutTests
{
    private const int ApiFileBuffer = 128 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_never_answers_is_a_timeout()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.NeverAsync());
        using var transport = new ApiTransport(Calls.Options(service.Address, clock));

        var call = transport.FailsAsync(Calls.Post(), Cancellation);
        await service.ReceivesAsync(1, Cancellation);
        await clock.StepAsync(TimeSpan.FromMinutes(2), Cancellation);
        var failure = await call;

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        Assert.Contains("no byte moved for 100 s (IdleTimeout)", failure.Message);
        Assert.Equal(TimeSpan.FromSeconds(100), clock.GetUtcNow() - new ManualClock().GetUtcNow());
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_body_that_stops_moving_is_a_timeout()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, "application/json", 100);
            await e.WriteAsync("\"half");
            await e.NeverAsync();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address, clock));

        var failure = await clock.RunAsync(transport.FailsAsync(Calls.Get(), Cancellation), horizon: TimeSpan.FromMinutes(2));

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
    }

    [Fact]
    public async Task An_answer_that_moves_slowly_is_waited_for()
    {
        // A byte every 90 s: under the 100 s that an attempt may stand still, under the ten minutes of an answer.
        var clock = new ManualClock();
        using var invoker = new HttpMessageInvoker(new Dripping(clock, pieces: 5));
        using var transport = new ApiTransport(Calls.Options(new Uri("http://service.invalid"), clock), invoker);

        Assert.Equal("xxx", await transport.SendAsync(Calls.Get(), Cancellation));
        Assert.Equal(TimeSpan.FromSeconds(5 * 90), clock.GetUtcNow() - new ManualClock().GetUtcNow());
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_a_timeout_though_it_moves()
    {
        var clock = new ManualClock();
        using var invoker = new HttpMessageInvoker(new Dripping(clock, pieces: 1000));
        using var transport = new ApiTransport(Calls.Options(new Uri("http://service.invalid"), clock), invoker);

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        Assert.Contains("was not done with its answer within 600 s (AttemptTimeout)", failure.Message);
        Assert.InRange(clock.GetUtcNow() - new ManualClock().GetUtcNow(), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(13));
    }

    [Fact]
    public async Task Each_time_is_an_option_of_its_own()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.NeverAsync());
        (ApiClientOptions Options, string Name)[] cases =
        [
            (new() { BaseAddress = service.Address, TimeProvider = clock, AttemptTimeout = TimeSpan.FromSeconds(7) }, "7 s (AttemptTimeout)"),
            (new() { BaseAddress = service.Address, TimeProvider = clock, IdleTimeout = TimeSpan.FromSeconds(8) }, "8 s (IdleTimeout)"),
            (new() { BaseAddress = service.Address, TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(9) }, "9 s (TotalTimeout)"),
        ];

        for (var i = 0; i < cases.Length; i++)
        {
            using var transport = new ApiTransport(cases[i].Options);
            var call = transport.FailsAsync(Calls.Post(), Cancellation);
            await service.ReceivesAsync(i + 1, Cancellation);
            await clock.StepAsync(TimeSpan.FromSeconds(10), Cancellation);

            var failure = await call;
            Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
            Assert.Contains(cases[i].Name, failure.Message);
        }
    }

    [Fact]
    public async Task A_long_upload_is_not_cut_while_it_moves()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address, clock));

        // Each piece takes a minute: 20 minutes in all.
        var file = ApiFile.FromBytes(new byte[20 * ApiFileBuffer], "big.bin", new Step(() => clock.Advance(TimeSpan.FromMinutes(1))));
        var answer = await transport.SendAsync<string, StringCodec>(new ApiRequest(Calls.Post()) { Body = new Calls.FileBody(file) }, Cancellation);

        Assert.Equal("ok", answer);
        Assert.Equal(20 * ApiFileBuffer, service.Requests.Single().Body.Length);
    }

    [Fact]
    public async Task A_deadline_counts_attempts_and_the_waiting_between_them()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.AnswerAsync(503, null, [], ("Retry-After", "25")));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(60), MaxAttempts = 10 });
        var operation = Calls.Get() with { Retry = new RetryRule([503], IsSafe: true) };

        var call = transport.FailsAsync(operation, Cancellation);
        await clock.StepAsync(TimeSpan.FromSeconds(25), Cancellation);
        await clock.StepAsync(TimeSpan.FromSeconds(25), Cancellation);
        var failure = await call;

        // At 0, 25 and 50 s; a fourth at 75 s would come too late, so the third answer is the call's.
        Assert.Equal(3, service.Requests.Count);
        Assert.Equal(ApiErrorKind.Status, failure.Kind);
        Assert.Equal(3, failure.Attempts);
    }

    [Fact]
    public async Task A_deadline_that_passes_tells_of_the_last_attempt()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.Number == 1 ? e.AnswerAsync(503, null, []) : e.NeverAsync());
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(60) });
        var operation = Calls.Get() with { Retry = new RetryRule([503], IsSafe: true) };

        var call = transport.FailsAsync(operation, Cancellation);
        await clock.StepAsync(TimeSpan.FromSeconds(10), Cancellation);
        await service.ReceivesAsync(2, Cancellation);
        await clock.StepAsync(TimeSpan.FromSeconds(70), Cancellation);
        var failure = await call;

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        Assert.Contains("was not done within 60 s (TotalTimeout). The last attempt: GET", failure.Message);
        Assert.Contains("answered 503", failure.Message);
    }

        /// <summary>Answers a string, one character at a time, with 90 s on the clock before each.</summary>
    private sealed class Dripping(ManualClock clock, int pieces) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Drip(clock, pieces)) });
    }

    private sealed class Drip(ManualClock clock, int pieces) : ForwardStream
    {
        private int _sent;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_sent == pieces)
                return ValueTask.FromResult(0);

            clock.Advance(TimeSpan.FromSeconds(90));
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span[0] = _sent == 0 || _sent == pieces - 1 ? (byte)'"' : (byte)'x';
            _sent++;
            return ValueTask.FromResult(1);
        }
    }

    private sealed class Step(Action action) : IProgress<long>
    {
        public void Report(long value) => action();
    }
}
