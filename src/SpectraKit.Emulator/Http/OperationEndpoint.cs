using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SpectraKit.Emulator;

/// <summary>What stands around every operation: counting, letting in, and turning refusals into answers.</summary>
internal sealed class OperationEndpoint(Operation operation, Gate gate, EmulatorCounters counters)
{
    private readonly string[] _segments = operation.Path.Split('/');

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsExactly(context.Request.Path.Value ?? ""))
        {
            context.Response.StatusCode = 404;
            return;
        }

        counters.CountRequest(operation.Name);
        try
        {
            gate.Admit(context, operation.Service);
            await operation.AnswerAsync(context).ConfigureAwait(false);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            await DiscardBodyAsync(context).ConfigureAwait(false);
            await Answer.ErrorAsync(context, refusal.Status, refusal.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Answer.ErrorAsync(context, e.StatusCode, "The request's body is damaged.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
    }

    // Routing takes a path with or without its last slash, and letters of any case; the services take neither.
    private bool IsExactly(string path)
    {
        var given = path.Split('/');
        return given.Length == _segments.Length
            && given.Zip(_segments).All(pair => pair.Second.StartsWith('{') ? pair.First.Length > 0 : pair.First == pair.Second);
    }

    // A client that is still sending sees a reset connection instead of the answer, unless somebody reads what it sends.
    // One that asked first, with "Expect: 100-continue", has sent nothing.
    private static async Task DiscardBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || context.Request.Headers.Expect.Count > 0) return;

        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            // The client went away; the answer will find that out.
        }
    }
}
