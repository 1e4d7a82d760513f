using Polly;

namespace SpectraKit.Runtime;

/// <summary>
/// At most so many calls at once, first come, first served. The permit belongs to the answer: a download keeps its own until it is
/// disposed, since the service counts open streams and not headers. (The gate is never disposed: a download may outlive its client, and
/// a gate that nobody waits at holds nothing.)
/// </summary>
internal sealed class ConcurrencyStrategy(SemaphoreSlim gate) : ResilienceStrategy<Answer>
{
    protected override async ValueTask<Outcome<Answer>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Answer>>> callback,
        ResilienceContext context,
        TState state)
    {
        await gate.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        var permit = new Permit(gate);
        try
        {
            var outcome = await callback(context, state).ConfigureAwait(false);
            if (outcome.Result is { } answer)
            {
                answer.Own(permit);
                permit = null;
            }

            return outcome;
        }
        finally
        {
            permit?.Dispose();
        }
    }

    private sealed class Permit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
