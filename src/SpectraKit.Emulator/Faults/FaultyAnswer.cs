using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Answers one request in the ways that were drawn for it.</summary>
internal sealed class FaultyAnswer(IReadOnlyList<Fault> faults, TimeProvider time)
{
    /// <summary>The faults that happened, as people write them; <c>null</c> when the answer was a good one.</summary>
    public string? Words { get; } = faults.Count == 0 ? null : string.Join(' ', faults.Select(fault => FaultText.Word(fault.Kind)));

    /// <exception cref="ConnectionReset">The connection is to be reset, by the caller.</exception>
    /// <exception cref="Refusal">It was drawn, or the operation's own.</exception>
    public async Task AnswerAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        foreach (var fault in faults.Where(fault => fault.Kind == FaultKind.Latency))
            await Task.Delay(fault.Delay, time, context.RequestAborted).ConfigureAwait(false);
        foreach (var fault in faults)
            if (await InsteadAsync(context, fault).ConfigureAwait(false)) return;

        if (!faults.Any(fault => fault.Kind is FaultKind.SlowBody or FaultKind.ResetAfter or FaultKind.ResetBody or FaultKind.TruncatedBody or FaultKind.WrongFile))
        {
            await answer(context).ConfigureAwait(false);
            return;
        }

        var whole = context.Response.Body;
        var body = new FaultyBody(context, whole, faults, time);
        await using var _ = body.ConfigureAwait(false);
        context.Response.Body = body;
        try
        {
            await answer(context).ConfigureAwait(false);
            // An answer without a body has no middle.
            if (faults.Any(fault => fault.Kind is FaultKind.ResetAfter or FaultKind.ResetBody)) throw new ConnectionReset();
        }
        finally
        {
            context.Response.Body = whole;
        }
    }

    private async Task<bool> InsteadAsync(HttpContext context, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.ResetBefore:
                throw new ConnectionReset();
            case FaultKind.TooManyRequests:
                SayWhen(context, fault);
                throw new Refusal(429, "Too many requests.");
            case FaultKind.QuotaExhausted:
                SayWhen(context, fault);
                throw new Refusal(429, "The quota is used up.");
            case FaultKind.Unavailable:
                SayWhen(context, fault);
                throw new Refusal(503, "The service is not available.");
            case FaultKind.WrongContentType:
                await TypedResults.Content("<!doctype html><title>Sign in</title><p>Sign in to go on.", "text/html; charset=utf-8").ExecuteAsync(context).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    private void SayWhen(HttpContext context, Fault fault)
    {
        if (fault.RetryAfter is not { } wait) return;

        // The date has no fractions: it would be too early by one.
        context.Response.Headers.RetryAfter = fault.RetryAfterIsDate
            ? (time.GetUtcNow() + wait + TimeSpan.FromSeconds(1)).ToString("R", CultureInfo.InvariantCulture)
            : ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
