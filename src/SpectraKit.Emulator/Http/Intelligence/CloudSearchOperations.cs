using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Searching the cloud: TCA-0320, whose request has no envelope, and names the format of the answer in its body.</summary>
internal sealed class CloudSearchOperations(SampleStore store, UsageLog usage)
{
    private const int LargestPageSize = 10_000;
    private const int LongestQuery = 7_000;

    public IEnumerable<Operation> All => [new(Service.Intelligence, "POST", "/api/search/v1/query", SearchAsync)];

    private async Task SearchAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        if (fields.Text("query")?.Length > LongestQuery) throw Refusal.BadRequest($"query is longer than {LongestQuery} characters.");
        var isJson = fields.Text("format") switch
        {
            "json" => true,
            null or "xml" => false,
            _ => throw Refusal.BadRequest("The format is json or xml."),
        };

        usage.CheckQuota();
        var page = SearchPage.Read(fields, LargestPageSize, LargestPageSize).Find(store);
        usage.Count("TCA-0320 Advanced Search", 1);
        await CloudAnswer.SendAsync(context, isJson, json => page.Write(json, SearchEntryJson.WriteCloud)).ConfigureAwait(false);
    }
}
