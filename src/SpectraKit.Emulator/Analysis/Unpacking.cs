namespace SpectraKit.Emulator;

/// <summary>
/// One archive being unpacked: takes entry after entry into the store's folder under their own digests, so that no name in
/// an archive is ever a path on this machine, and stops where the submission's budget ends.
/// </summary>
internal sealed class Unpacking(ContentFolder content, UnpackBudget budget, Func<ReceivedContent, string, Task> found)
{
    private int _succeeded;
    private int _failed;
    private UnpackingLimit? _stoppedBy;

    public UnpackingStatus Status => new(_succeeded, _failed, _stoppedBy);

    /// <summary>Whether another entry may come; not after a bomb, whose other entries are no better and each cost as much.</summary>
    public bool GoesOn => (_stoppedBy ??= budget.Spent) is null;

    /// <summary>Counts an entry that cannot be read, or an archive that cannot be read further.</summary>
    public void Fail() => _failed++;

    public void Stop(UnpackingLimit limit) => _stoppedBy ??= limit;

    /// <summary>Takes one entry.</summary>
    /// <param name="path">What the archive calls it.</param>
    /// <param name="compressedLength">How much of the archive it takes.</param>
    /// <param name="openAsync">Opens it; <c>null</c> when it cannot be opened.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task TakeAsync(string path, long compressedLength, Func<ValueTask<Stream?>> openAsync, CancellationToken cancellationToken)
    {
        using var received = await ExtractAsync(compressedLength, openAsync, cancellationToken).ConfigureAwait(false);
        if (received is null) return;

        await found(received, path).ConfigureAwait(false);
        _succeeded++;
    }

    // Whatever becomes of an entry, the budget pays for the work: else a bomb in every entry would cost nothing.
    private async Task<ReceivedContent?> ExtractAsync(long compressedLength, Func<ValueTask<Stream?>> openAsync, CancellationToken cancellationToken)
    {
        if (await openAsync().ConfigureAwait(false) is not { } stream)
        {
            budget.Take(0);
            Fail();
            return null;
        }

        var (allowance, limit) = budget.Allowance(compressedLength);
        await using var _ = stream.ConfigureAwait(false);
        try
        {
            var received = await content.ReceiveAsync(stream, allowance, isDurable: false, cancellationToken).ConfigureAwait(false);
            budget.Take(received.Size);
            return received;
        }
        catch (ContentUnreadableException e)
        {
            budget.Take(e.Received);
            Fail();
        }
        catch (ContentTooLargeException)
        {
            budget.Take(allowance);
            Stop(limit);
        }

        return null;
    }
}
