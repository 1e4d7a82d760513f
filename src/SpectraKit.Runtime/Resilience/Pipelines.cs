using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;

namespace SpectraKit.Runtime;

/// <summary>
/// One pipeline per operation: retry → concurrency → rate limit → attempt, within the call's deadline. The limit stands inside of the
/// retry: the service counts every request it sees, so a repeated attempt draws on the budget as a first one does. The permits of
/// concurrency are given back between attempts, and taken before a place in the rate's window, which would pass while waiting.
/// </summary>
internal sealed class Pipelines(ApiClientOptions options)
{
    public static readonly ResiliencePropertyKey<Call> CallKey = new("SpectraKit.Call");

    private readonly ConcurrentDictionary<ApiOperation, ResiliencePipeline<Answer>> _pipelines = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<RateLimit, RateGate> _rates = new();
    private readonly ConcurrentDictionary<ConcurrencyLimit, SemaphoreSlim> _gates = new();

    public ResiliencePipeline<Answer> For(ApiOperation operation) =>
        _pipelines.TryGetValue(operation, out var pipeline) ? pipeline : _pipelines.GetOrAdd(operation, Build);

    private ResiliencePipeline<Answer> Build(ApiOperation operation)
    {
        var builder = new ResiliencePipelineBuilder<Answer> { TimeProvider = options.TimeProvider };
        if (options.MaxAttempts > 1)
            builder.AddRetry(Retry());
        if (operation.Concurrency is { } concurrency)
        {
            var gate = _gates.GetOrAdd(concurrency, static c => new SemaphoreSlim(c.Permits, c.Permits));
            Add(builder, new ConcurrencyStrategy(gate), "Concurrency");
        }

        if (operation.RateLimit is { } rate)
        {
            var gate = _rates.GetOrAdd(rate, r => new RateGate(r, options.TimeProvider));
            Add(builder, new RateLimitStrategy(gate), "RateLimit");
        }

        return builder.Build();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options that are validated by reflection have a name and nothing else.")]
    private static void Add(ResiliencePipelineBuilder<Answer> builder, ResilienceStrategy<Answer> strategy, string name) =>
        builder.AddStrategy(_ => strategy, new Named(name));

    private RetryStrategyOptions<Answer> Retry() => new()
    {
        MaxRetryAttempts = options.MaxAttempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is ApiException failure
            && arguments.Context.Properties.TryGetValue(CallKey, out var call)
            && RepeatRule.Allows(failure, call, options.MaxRetryDelay)),
        OnRetry = arguments =>
        {
            if (arguments.Outcome.Exception is ApiException failure)
                options.Observer?.Repeating(failure.OperationId ?? "", arguments.AttemptNumber + 1, failure, arguments.RetryDelay);
            return default;
        },
        DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as ApiException)?.RetryAfter),
    };

    private sealed class Named : ResilienceStrategyOptions
    {
        public Named(string name) => Name = name;
    }
}
