using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What a log is told of a call.</summary>
public sealed class ObserverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_attempt_is_told_and_every_repetition_with_its_wait()
    {
        var log = new Log();
        await using var service = TestService.Start(e => e.Number == 1 ? e.AnswerAsync(503, null, []) : e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, RetryDelay = TimeSpan.FromMilliseconds(1), Observer = log });

        await transport.SendAsync(Calls.Get() with { Retry = new([503], IsSafe: true) }, Cancellation);

        Assert.Equal(
            [
                $"failed getThings GET 127.0.0.1:{service.Port}/things/ 1 503 Status",
                "repeating getThings 1 Status",
                $"answered getThings GET 127.0.0.1:{service.Port}/things/ 2 200",
            ],
            log.Lines);
    }

    [Fact]
    public async Task A_call_without_an_answer_is_told_too()
    {
        var log = new Log();
        var nobody = TestService.Nobody();
        using var transport = new ApiTransport(new() { BaseAddress = nobody, MaxAttempts = 1, Observer = log });

        await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal([$"failed getThings GET 127.0.0.1:{nobody.Port}/things/ 1  Connection"], log.Lines);
    }

    private sealed class Log : ApiObserver
    {
        public List<string> Lines { get; } = [];

        public override void Answered(ApiAttempt attempt) => Lines.Add($"answered {Of(attempt)}");

        public override void Failed(ApiAttempt attempt, ApiException failure) => Lines.Add($"failed {Of(attempt)} {failure.Kind}");

        public override void Repeating(string operationId, int attempt, ApiException failure, TimeSpan wait)
        {
            Assert.True(wait >= TimeSpan.Zero);
            Lines.Add($"repeating {operationId} {attempt} {failure.Kind}");
        }

        private static string Of(ApiAttempt attempt)
        {
            Assert.True(attempt.Duration >= TimeSpan.Zero);
            return $"{attempt.OperationId} {attempt.Method} {attempt.Host}{attempt.Path} {attempt.Number} {attempt.StatusCode}";
        }
    }
}
