using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Fetching a sample from the appliance.</summary>
internal sealed class DownloadOperations(SampleStore store, EmulatorCounters counters)
{
    public IEnumerable<Operation> All => [new(Service.Analyze, "GET", "/api/samples/{hash_value}/download/", DownloadAsync)];

    // "?fetch" asks the cloud for what is not here; the emulator's cloud has nothing else.
    private Task DownloadAsync(HttpContext context)
    {
        var sample = HashParameters.PathSample(context, store, malformed: 404);
        if (!store.HasContent(sample)) throw new Refusal(410, "The sample's content is gone.");

        counters.CountDownload();
        return SampleContent.SendAsync(context, store, sample);
    }
}
