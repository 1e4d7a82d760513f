namespace SpectraKit.Emulator;

/// <summary>What was used of the cloud, product by product and day by day, since the emulator started; and the day's quota, if there is one.</summary>
internal sealed class UsageLog(int? queriesPerDay, TimeProvider time)
{
    public const string Download = "TCA-0201 Sample Download";

    private readonly Lock _gate = new();
    private readonly Dictionary<(DateOnly Day, string Product), (long Queries, long Bytes)> _used = [];

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public int? QueriesPerDay => queriesPerDay;

    /// <param name="status">What a quota that is used up is answered with.</param>
    /// <exception cref="Refusal">The day's quota is used up.</exception>
    public void CheckQuota(int status = 429)
    {
        if (queriesPerDay is not { } most) return;

        lock (_gate)
            if (_used.Where(used => used.Key.Day == Today).Sum(used => used.Value.Queries) >= most)
                throw new Refusal(status, "The quota is used up.");
    }

    /// <summary>Counts what was answered.</summary>
    /// <exception cref="Refusal">The day's quota was used up before.</exception>
    public void Count(string product, long queries, long bytes = 0)
    {
        lock (_gate)
        {
            CheckQuota();
            var key = (Today, product);
            var (before, bytesBefore) = _used.GetValueOrDefault(key);
            _used[key] = (before + queries, bytesBefore + bytes);
        }
    }

    /// <summary>What was used between two days, both included, by product.</summary>
    public IReadOnlyList<(string Product, long Queries, long Bytes)> Between(DateOnly first, DateOnly last)
    {
        lock (_gate)
        {
            return
            [
                .. _used.Where(used => used.Key.Day >= first && used.Key.Day <= last)
                    .GroupBy(used => used.Key.Product, used => used.Value)
                    .Select(product => (product.Key, product.Sum(used => used.Queries), product.Sum(used => used.Bytes)))
                    .OrderBy(product => product.Key, StringComparer.Ordinal),
            ];
        }
    }
}
