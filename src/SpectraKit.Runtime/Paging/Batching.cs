using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SpectraKit.Runtime;

/// <summary>Splits lists that are too long for one request (<c>x-kit-batch</c>).</summary>
public static class Batching
{
    /// <summary>How many batches are under way at once; the operation's own limits may allow fewer.</summary>
    private const int Parallel = 4;

    /// <summary>Sends a list in batches, several at a time, and returns what comes back as it comes.</summary>
    /// <typeparam name="T">An element of the list.</typeparam>
    /// <typeparam name="TAnswer">The answer to a batch.</typeparam>
    /// <typeparam name="TItem">An item of an answer.</typeparam>
    /// <param name="all">The whole list; empty sends nothing.</param>
    /// <param name="size">How many elements a batch has at most; at least 1.</param>
    /// <param name="group">What the elements of one batch have in common; <c>null</c> when they need nothing in common.</param>
    /// <param name="send">Sends a batch; told the batch's group.</param>
    /// <param name="items">An answer's items.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>The items of all answers, in no promised order: match them by what they say, never by position.</returns>
    /// <exception cref="ApiException">A batch failed; no further ones are sent.</exception>
    public static async IAsyncEnumerable<TItem> SendAsync<T, TAnswer, TItem>(
        IReadOnlyList<T>? all,
        int size,
        Func<T, object>? group,
        Func<IReadOnlyList<T>, object?, CancellationToken, Task<TAnswer>> send,
        Func<TAnswer, IReadOnlyList<TItem>?> items,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = (all ?? [])
            .GroupBy(item => group?.Invoke(item))
            .SelectMany(part => part.Chunk(size).Select(batch => (Key: part.Key, Batch: batch)))
            .ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answers = Channel.CreateUnbounded<TAnswer>();
        var sending = SendAllAsync();
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in items(answer) ?? [])
                    yield return item;
            }
        }
        finally
        {
            // Whoever stops listening stops the sending too.
            await ending.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task SendAllAsync()
        {
            try
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ending.Token };
                await System.Threading.Tasks.Parallel.ForEachAsync(batches, options, async (batch, token) =>
                    answers.Writer.TryWrite(await send(batch.Batch, batch.Key, token).ConfigureAwait(false))).ConfigureAwait(false);
                answers.Writer.Complete();
            }
            catch (Exception e)
            {
                answers.Writer.Complete(e);
            }
        }
    }
}
