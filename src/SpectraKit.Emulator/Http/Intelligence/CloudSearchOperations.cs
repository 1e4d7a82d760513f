using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Searching the cloud: TCA-0320, whose request has no envelope.</summary>
internal sealed class CloudSearchOperations(SampleStore store, UsageLog usage)
{
    private const int LargestPageSize = 10_000;
    private const int LongestQuery = 7_000;

    public IEnumerable<Operation> All => [new(Service.Intelligence, "POST", "/api/search/v1/query", SearchAsync)];

    private async Task SearchAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        if (fields.Text("query")?.Length > LongestQuery) throw Refusal.BadRequest($"query is longer than {LongestQuery} characters.");
        if (fields.Text("format") is not (null or "json")) throw Refusal.BadRequest("The emulator answers searches in JSON only.");

        usage.CheckQuota();
        var page = SearchPage.Read(fields, LargestPageSize, LargestPageSize).Find(store);
        usage.Count("TCA-0320 Advanced Search", 1);
        await Answer.JsonAsync(context, 200, json => page.Write(json, SearchEntryJson.WriteCloud)).ConfigureAwait(false);
    }
}
