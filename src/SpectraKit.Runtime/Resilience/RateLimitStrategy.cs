using Polly;

namespace SpectraKit.Runtime;

/// <summary>Lets an attempt through when the group's budget has room for it.</summary>
internal sealed class RateLimitStrategy(RateGate gate) : ResilienceStrategy<Answer>
{
    protected override async ValueTask<Outcome<Answer>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Answer>>> callback,
        ResilienceContext context,
        TState state)
    {
        await gate.EnterAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            return await callback(context, state).ConfigureAwait(false);
        }
        finally
        {
            gate.Leave();
        }
    }
}
