using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Spectra Intelligence's download and download status. Its samples are the appliance's: what was submitted there is here.</summary>
internal sealed class CloudDownloadOperations(SampleStore store, EmulatorCounters counters, DownloadLimits limits, UsageLog usage)
{
    private const int MostHashes = 1000;

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "GET", "/api/spex/download/v2/query/{hash_type}/{hash_value}", DownloadAsync),
        new(Service.Intelligence, "POST", "/api/spex/download/v2/status/bulk_query/{post_format}", StatusAsync),
    ];

    private async Task DownloadAsync(HttpContext context)
    {
        limits.CountRequest();
        var hash = HashParameters.PathHash(context, malformed: 400);
        if (hash.Kind != HashQuery.KindOf((string?)context.Request.RouteValues["hash_type"])) throw Refusal.BadRequest("The hash is not of the given type.");
        if (store.Find(hash) is not { } sample || !store.HasContent(sample)) throw Refusal.NotFound("The sample is not available.");

        using var stream = limits.TakeStream();
        usage.Count(UsageLog.Download, 1, sample.Size);
        counters.CountDownload();
        await SampleContent.SendAsync(context, store, sample).ConfigureAwait(false);
    }

    private async Task StatusAsync(HttpContext context)
    {
        limits.CountRequest();
        // It costs nothing, and is refused all the same once the quota is gone.
        usage.CheckQuota();
        var format = context.Request.Query["format"].ToString();
        if (format is not ("" or "xml" or "json")) throw Refusal.BadRequest("The response format is json or xml.");

        var query = await HashQuery.ReadAsync(context, MostHashes).ConfigureAwait(false);
        var status = DownloadStatus.Of(query, store);

        // Unlike its siblings, this operation answers in XML unless told otherwise, whatever the request was written in.
        await (format == "json" ? Answer.JsonAsync(context, 200, status.Write) : Answer.XmlAsync(context, 200, status.Write)).ConfigureAwait(false);
    }
}
