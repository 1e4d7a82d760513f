namespace SpectraKit.Runtime;

/// <summary>A download's bytes, watched while they are waited for, with every failure in this library's words. Ends the answer when it is disposed.</summary>
internal sealed class WatchedReadStream(Stream inner, Answer answer, Deadline deadline, TimeSpan idle, CallSite site) : ForwardStream
{
    private readonly Watchdog _watchdog = answer.Watchdog!;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            _watchdog.Progress();

            // Cancelling one read ends the whole download, as it does on the connection itself.
            using (cancellationToken.UnsafeRegister(static state => ((Watchdog)state!).End(), _watchdog))
                return await inner.ReadAsync(buffer, _watchdog.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            deadline.ThrowIfPassed(site, e);
            throw _watchdog.Token.IsCancellationRequested ? site.StoodStill(idle, e) : SendFailure.Of(e, site);
        }
        finally
        {
            _watchdog.Pause();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            answer.Dispose();
        }

        base.Dispose(disposing);
    }
}
