using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Searching the appliance's samples.</summary>
internal sealed class SearchOperations(SampleStore store)
{
    private const int UsualPageSize = 20;
    private const int LargestPageSize = 100;

    public IEnumerable<Operation> All => [new(Service.Analyze, "POST", "/api/samples/v2/search/", SearchAsync)];

    private async Task SearchAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        if (fields.Text("query") is not { } text || string.IsNullOrWhiteSpace(text)) throw Refusal.BadRequest("query is required.");

        var page = fields.Integer("page", 1);
        var size = fields.Integer("records_per_page", UsualPageSize);
        if (page < 1) throw Refusal.BadRequest("page is 1 or more.");
        if (size is < 1 or > LargestPageSize) throw Refusal.BadRequest($"records_per_page is 1 to {LargestPageSize}.");

        var found = Find(text, fields.Text("sort"));
        var entries = found.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToList();
        await Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("rl");
            json.WriteStartObject("web_search_api");
            json.WriteStartArray("entries");
            foreach (var sample in entries) Write(json, sample);
            json.WriteEndArray();
            var hasMore = (long)page * size < found.Count;
            json.WriteBoolean("more_pages", hasMore);
            if (hasMore) json.WriteNumber("next_page", page + 1);
            else json.WriteNull("next_page");
            json.WriteNumber("sample_count", entries.Count);
            json.WriteNumber("total_count", found.Count);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private List<Sample> Find(string text, string? sort)
    {
        try
        {
            var query = SearchQuery.Parse(text);
            var order = SearchOrder.Parse(sort);
            var found = store.All().Where(query.Matches).ToList();
            found.Sort(order);
            return found;
        }
        catch (FormatException e)
        {
            throw Refusal.BadRequest(e.Message);
        }
    }

    private static void Write(Utf8JsonWriter json, Sample sample)
    {
        var verdict = sample.Verdict;
        json.WriteStartObject();
        json.WriteBoolean("available", true);
        json.WriteString("sha1", sample.Digests.Sha1);
        json.WriteString("sha256", sample.Digests.Sha256);
        json.WriteString("md5", sample.Digests.Md5);
        json.WriteString("classification", verdict?.Word.ToUpperInvariant());
        json.WritePropertyName("riskscore");
        VerdictJson.WriteRiskScore(json, verdict);
        json.WriteString("threatname", verdict?.ThreatName);
        json.WriteNumber("size", sample.Size);
        json.WriteString("sampletype", sample.Type.Display);
        json.WriteString("filename", sample.FileName);
        json.WriteString("firstseen", ServiceTime.Second(sample.FirstSeen));
        json.WriteString("lastseen", ServiceTime.Second(sample.LastSeen));
        json.WriteNumber("filecount", sample.Extracted.Count);
        json.WriteEndObject();
    }
}
