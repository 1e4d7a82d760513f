using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What stands around every operation: counting, letting in, and turning refusals into answers.</summary>
internal sealed class OperationEndpoint(Operation operation, Gate gate, Laboratory laboratory, TimeProvider time)
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

        laboratory.Counters.CountRequest(operation.Name);
        var answer = new FaultyAnswer(laboratory.Faults.Draw(operation), time);
        // Kept before the first byte goes out: whoever has an answer finds its request.
        var isKept = false;
        context.Response.OnStarting(() =>
        {
            Keep(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        if (!await AnswerAsync(context, answer).ConfigureAwait(false))
        {
            // The same for whoever sees the connection break.
            if (!context.Response.HasStarted) Keep(status: null);
            context.Abort();
        }

        // The server goes through the motions of an answer on a connection that is gone, too.
        void Keep(int? status)
        {
            if (!isKept) laboratory.Requests.Add(context.Request.Method, context.Request.Path, status, answer.Words);
            isKept = true;
        }
    }

    /// <summary>Whether there was somebody to be answered to the end.</summary>
    private async Task<bool> AnswerAsync(HttpContext context, FaultyAnswer answer)
    {
        // Nobody who looks shall take this for the real service.
        context.Response.Headers.Server = ServerName;
        try
        {
            gate.Admit(context, operation.Service);
            await answer.AnswerAsync(context, operation.AnswerAsync).ConfigureAwait(false);
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
        catch (ConnectionReset)
        {
            // Nothing can be said any more.
            return false;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
            return false;
        }

        return true;
    }

    // Routing takes a path with or without its last slash, and letters of any case; the services take neither.
    private bool IsExactly(string path)
    {
        var given = path.Split('/');
        return given.Length == _segments.Length
            && given.Zip(_segments).All(pair => pair.Second.StartsWith('{') ? pair.First.Length > 0 : pair.First == pair.Second);
    }
}
