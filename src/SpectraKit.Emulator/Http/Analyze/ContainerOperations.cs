using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Which containers samples came out of.</summary>
internal sealed class ContainerOperations(SampleStore store)
{
    public IEnumerable<Operation> All => [new(Service.Analyze, "POST", "/api/samples/containers/", ListAsync)];

    // Samples without a container are left out, as unknown ones are.
    private async Task ListAsync(HttpContext context)
    {
        var hashes = HashParameters.BulkHashes(await RequestFields.ReadAsync(context).ConfigureAwait(false), "hash_values");
        if (hashes[0].Hash.Kind == HashKind.Sha512) throw Refusal.BadRequest("A value is not a valid sha1, sha256 or md5 hash.");

        var found = hashes.Select(hash => store.Find(hash.Hash)).OfType<Sample>()
            .Select(sample => (Sample: sample, Containers: store.ContainersOf(sample)))
            .Where(pair => pair.Containers.Count > 0)
            .ToList();
        await Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", found.Count);
            json.WriteNull("next");
            json.WriteNull("previous");
            json.WriteStartArray("results");
            foreach (var (sample, containers) in found)
            {
                json.WriteStartObject();
                json.WriteString("sha1", sample.Digests.Sha1);
                json.WriteString("sha256", sample.Digests.Sha256);
                json.WriteString("sha512", sample.Digests.Sha512);
                json.WriteString("md5", sample.Digests.Md5);
                json.WriteStartArray("containers");
                foreach (var container in containers) json.WriteStringValue(container.Digests.Sha1);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }
}
