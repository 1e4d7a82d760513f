using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Deleting samples that were uploaded, at once or at a time of one's own: TCA-0204. Such a time is forgotten when the emulator ends.</summary>
internal sealed class CloudDeletionOperations(SampleStore store, BackgroundWork background, UsageLog usage)
{
    private const string Product = "TCA-0204 Sample Delete";
    private const int MostHashes = 100;

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "DELETE", "/api/delete/sample/v1/query/{hash_type}/{hash_value}", DeleteOneAsync),
        new(Service.Intelligence, "DELETE", "/api/delete/sample/v1/bulk_query/{post_format}", DeleteSeveralAsync),
    ];

    private Task DeleteOneAsync(HttpContext context)
    {
        var when = Time(context.Request.Query["delete_on"].ToString());
        return DeleteAsync(context, [CloudQueries.PathHash(context)], when);
    }

    private async Task DeleteSeveralAsync(HttpContext context)
    {
        var query = await HashQuery.ReadAsync(context, MostHashes).ConfigureAwait(false);
        var (valid, _) = CloudQueries.Split(query);
        await DeleteAsync(context, [.. valid.Select(hash => hash.Hash)], Time(query.DeleteOn)).ConfigureAwait(false);
    }

    private Task DeleteAsync(HttpContext context, IReadOnlyList<HashValue> hashes, DateTimeOffset when)
    {
        usage.CheckQuota();
        var uploaded = hashes.Select(store.Find).Where(sample => sample is { IsSubmitted: true }).Select(sample => sample!.Id).ToList();
        if (uploaded.Count == 0) return Answer.TextAsync(context, 404, "Requested data was not found.");

        foreach (var id in uploaded) background.BeginAt(when, () => store.Remove(id));
        usage.Count(Product, uploaded.Count);
        return Answer.EmptyAsync(context, 200);
    }

    private DateTimeOffset Time(string? seconds)
    {
        if (string.IsNullOrEmpty(seconds)) return background.Now;
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw Refusal.BadRequest("delete_on is in seconds since 1970.");
        return DateTimeOffset.FromUnixTimeSeconds(number);
    }
}
