using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SpectraKit.Emulator;

/// <summary>Serves a sample's bytes as they are, whole or in ranges.</summary>
internal static class SampleContent
{
    public static Task SendAsync(HttpContext context, SampleStore store, Sample sample) =>
        TypedResults.PhysicalFile(
                store.Content.PathOf(sample.Digests),
                "application/octet-stream",
                sample.Digests.Sha1,
                entityTag: new EntityTagHeaderValue($"\"{sample.Digests.Sha256}\""),
                enableRangeProcessing: true)
            .ExecuteAsync(context);
}
