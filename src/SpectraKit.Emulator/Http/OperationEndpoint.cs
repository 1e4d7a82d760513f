using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What stands around every operation: counting, letting in, and turning refusals into answers.</summary>
internal sealed class OperationEndpoint(Operation operation, Gate gate, EmulatorCounters counters)
{
    private const string ServerName = "SpectraKit.Emulator";

    private readonly string[] _segments = operation.Path.Split('/');

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsExactly(context.Request.Path.Value ?? ""))
        {
            context.Response.StatusCode = 404;
            return;
        }

        counters.CountRequest(operation.Name);
        // Nobody who looks shall take this for the real service.
        context.Response.Headers.Server = ServerName;
        try
        {
            gate.Admit(context, operation.Service);
            await operation.AnswerAsync(context).ConfigureAwait(false);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            // A client that is still sending gets its answer all the same: the server reads on for a while after it.
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
}
