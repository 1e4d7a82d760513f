using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Spectra Intelligence as a store of samples: asked in bulk which it hands out, since every download costs quota.</summary>
internal sealed class IntelligenceSampleStore(SpectraIntelligenceClient client) : ISampleStore
{
    private const int BatchSize = 1000;

    public int ParallelDownloads => 4;

    public async Task<IReadOnlySet<SampleHash>> GetUnavailableAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        // The cloud does not know SHA-512.
        var unavailable = hashes.Where(hash => hash.Kind == HashKind.Sha512).ToHashSet();
        foreach (var kind in hashes.Except(unavailable).GroupBy(hash => hash.Kind))
        {
            foreach (var batch in kind.Chunk(BatchSize))
            {
                var request = new DownloadStatusRequest { Rl = new() { Query = new() { HashType = TypeOf(kind.Key), Hashes = batch } } };
                var answer = (await AskAsync(() => client.Downloads.GetDownloadStatusAsync(request, cancellationToken), false).ConfigureAwait(false)).Rl;

                // Entries name samples by SHA-1 whatever was asked; those asked by another kind of hash find out when they are fetched.
                unavailable.UnionWith(answer.UnknownHashes ?? []);
                unavailable.UnionWith((answer.Entries ?? []).Where(entry => entry.Size < 0).Select(entry => entry.Sha1));
            }
        }

        return unavailable.Intersect(hashes).ToHashSet();
    }

    public async Task<long> DownloadAsync(SampleHash hash, string path, CancellationToken cancellationToken) => await AskAsync(
        async () =>
        {
            var download = await client.Downloads.DownloadSampleAsync(TypeOf(hash.Kind), hash, cancellationToken).ConfigureAwait(false);
            await using var closing = download.ConfigureAwait(false);
            var saved = await download.SaveAsync(path, hash, overwrite: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            return saved.Length;
        },
        isAboutOneSample: true).ConfigureAwait(false);

    private static HashType TypeOf(HashKind kind) => kind switch
    {
        HashKind.Md5 => HashType.Md5,
        HashKind.Sha1 => HashType.Sha1,
        _ => HashType.Sha256,
    };

    private static async Task<T> AskAsync<T>(Func<Task<T>> call, bool isAboutOneSample)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            throw ServiceProblem.Of(e, ServiceKind.Intelligence, isKnownService: isAboutOneSample, isAboutOneSample);
        }
    }
}
