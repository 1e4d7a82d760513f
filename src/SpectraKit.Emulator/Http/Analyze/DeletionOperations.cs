using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Deleting samples: one, several in the older way with one result each, and several as a task that is asked for its end.</summary>
internal sealed class DeletionOperations(SampleStore store, BackgroundWork background)
{
    private readonly DeletionTasks _tasks = new(background);

    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "DELETE", "/api/samples/{hash_value}/", DeleteOneAsync),
        new(Service.Analyze, "POST", "/api/samples/delete_bulk/", DeleteSeveralAsync),
        new(Service.Analyze, "POST", "/api/samples/v2/delete_bulk/", BeginAsync),
        new(Service.Analyze, "GET", "/api/samples/v2/delete_bulk/status/", StatusAsync),
    ];

    private Task DeleteOneAsync(HttpContext context)
    {
        var hash = HashParameters.PathHash(context, malformed: 404);
        var (_, sample, code, message) = Delete(hash);
        // What cannot be deleted now is said to be so only to those who name it by its SHA-1.
        if (code == 405 && hash.Kind != HashKind.Sha1) throw Refusal.NotFound("The sample is not on the appliance.");
        if (code != 200) throw new Refusal(code, message);

        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("results");
            json.WriteNumber("code", code);
            json.WriteString("message", message);
            DigestsJson.Write(json, "detail", sample!.Digests);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private async Task BeginAsync(HttpContext context)
    {
        var hashes = HashParameters.BulkHashes(await RequestFields.ReadAsync(context).ConfigureAwait(false), "hash_values");
        var id = store.NextId();
        _tasks.Begin(id, () =>
        {
            foreach (var (_, hash) in hashes) Delete(hash);
        });
        await SendTaskAsync(context, 202, id, "The samples are being deleted.").ConfigureAwait(false);
    }

    private Task StatusAsync(HttpContext context)
    {
        if (!long.TryParse(context.Request.Query["id"], out var id)) throw Refusal.BadRequest("id is the number of a deletion.");

        return _tasks.IsDone(id) switch
        {
            null => throw Refusal.NotFound("There is no such deletion."),
            true => SendTaskAsync(context, 200, id, "The deletion is done. It is not promised that every sample is gone."),
            false => SendTaskAsync(context, 202, id, "The samples are being deleted."),
        };
    }

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

    private static Task SendTaskAsync(HttpContext context, int status, long id, string message) => Answer.JsonAsync(context, status, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("message", message);
        json.WriteEndObject();
    });
}
