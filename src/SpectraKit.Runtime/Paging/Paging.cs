using System.Runtime.CompilerServices;

namespace SpectraKit.Runtime;

/// <summary>Walks pages (<c>x-kit-pages</c>).</summary>
public static class Paging
{
    /// <summary>The items of all pages, fetched as they are asked for.</summary>
    /// <typeparam name="TPage">A page.</typeparam>
    /// <typeparam name="TItem">An item.</typeparam>
    /// <param name="fetch">Fetches a page by its number, from 1, and size. <c>null</c> is a page without items, and the last.</param>
    /// <param name="items">A page's items.</param>
    /// <param name="next">What a page says of the next.</param>
    /// <param name="pageSize">How many items a page has; at least 1.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The items, in the service's order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is below 1.</exception>
    /// <exception cref="ApiException">A page could not be fetched; the items before it have been returned.</exception>
    public static IAsyncEnumerable<TItem> EnumerateAsync<TPage, TItem>(
        Func<int, int, CancellationToken, Task<TPage?>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, NextPage> next,
        int pageSize,
        CancellationToken cancellationToken)
        where TPage : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return WalkAsync(fetch, items, next, pageSize, cancellationToken);
    }

    private static async IAsyncEnumerable<TItem> WalkAsync<TPage, TItem>(
        Func<int, int, CancellationToken, Task<TPage?>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, NextPage> next,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class
    {
        var number = 1;
        while (await fetch(number, pageSize, cancellationToken).ConfigureAwait(false) is { } page)
        {
            var found = items(page) ?? [];
            foreach (var item in found)
                yield return item;

            // A page that says "more" and has nothing, or names a page before itself, would be walked for ever.
            var following = next(page);
            if (!following.Exists || found.Count == 0 || (following.IsWhileFull && found.Count < pageSize) || following.Number <= number)
                yield break;
            number = following.Number is { } named ? checked((int)named) : number + 1;
        }
    }
}
