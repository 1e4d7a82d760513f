using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Whether samples have been analysed.</summary>
internal sealed class StatusOperations(SampleStore store)
{
    private const string Processed = "processed";
    private const string Processing = "processing";
    private const string NotFound = "not_found";

    public IEnumerable<Operation> All => [new(Service.Analyze, "POST", "/api/samples/status/", StatusAsync)];

    private async Task StatusAsync(HttpContext context)
    {
        var filter = context.Request.Query["status"].ToString();
        if (filter is not ("" or Processed or Processing or NotFound)) throw Refusal.BadRequest("status is processed or not_found.");

        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var hashes = HashParameters.BulkHashes(fields, "hash_values");
        await Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteString("hash_type", hashes[0].Hash.KindName);
            json.WriteStartArray("results");
            foreach (var (text, hash) in hashes)
            {
                var status = StatusOf(store.Find(hash));
                if (filter.Length > 0 && filter != status) continue;

                json.WriteStartObject();
                json.WriteString("hash_value", text);
                json.WriteString("status", status);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    // A sample that is being analysed again is as processed as it was: its last verdict stands until the next one.
    private static string StatusOf(Sample? sample) => sample is null ? NotFound : sample.Verdict is null ? Processing : Processed;
}
