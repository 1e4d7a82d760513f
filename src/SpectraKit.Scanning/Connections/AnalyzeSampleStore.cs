using SpectraKit.Analyze;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Spectra Analyze as a store of samples. It has no way to be asked which samples it hands out; a download tells.</summary>
internal sealed class AnalyzeSampleStore(SpectraAnalyzeClient client) : ISampleStore
{
    public int ParallelDownloads => 4;

    public Task<IReadOnlySet<SampleHash>> GetUnavailableAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<SampleHash>>(new HashSet<SampleHash>());

    public async Task<long> DownloadAsync(SampleHash hash, string path, CancellationToken cancellationToken)
    {
        try
        {
            var download = await client.Samples.DownloadSampleAsync(hash, cancellationToken: cancellationToken).ConfigureAwait(false);
            await using var closing = download.ConfigureAwait(false);
            var saved = await download.SaveAsync(path, hash, overwrite: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            return saved.Length;
        }
        catch (ApiException e)
        {
            throw ServiceProblem.Of(e, ServiceKind.Analyze, isAboutOneSample: true);
        }
    }
}
