using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Deleting samples, in the older way: at once, with one result each.</summary>
internal sealed class DeletionOperations(SampleStore store)
{
    public IEnumerable<Operation> All => [new(Service.Analyze, "POST", "/api/samples/delete_bulk/", DeleteSeveralAsync)];

    private async Task DeleteSeveralAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var hashes = HashParameters.BulkHashes(fields, fields.Has("hash_value") ? "hash_value" : "hash_values");
        var results = hashes.Select(hash => Delete(hash.Hash)).ToList();
        await Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (var (hash, sample, code, message) in results)
            {
                json.WriteStartObject();
                json.WriteNumber("code", code);
                json.WriteString("message", message);
                if (sample is not null) DigestsJson.Write(json, "detail", sample.Digests);
                else WriteAsked(json, hash);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private (HashValue Hash, Sample? Sample, int Code, string Message) Delete(HashValue hash)
    {
        var sample = store.Find(hash);
        if (sample is null) return (hash, null, 404, "The sample is not on the appliance.");
        if (!sample.IsSubmitted) return (hash, sample, 405, "Extracted samples cannot be deleted.");
        if (sample.Verdict is null) return (hash, sample, 405, "The sample is being analysed.");

        store.Remove(sample.Id);
        return (hash, sample, 200, "Deleted.");
    }

    private static void WriteAsked(Utf8JsonWriter json, HashValue hash)
    {
        json.WriteStartObject("detail");
        json.WriteString(hash.KindName, Convert.ToHexStringLower(hash.Bytes));
        json.WriteEndObject();
    }
}
