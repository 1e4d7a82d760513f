using System.Collections.Concurrent;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Spectra Intelligence's file reputation as a source of verdicts. One call answers both of a scan's questions, so the second is answered from the first: every digest costs quota.</summary>
internal sealed class IntelligenceSource(SpectraIntelligenceClient client) : IVerdictSource
{
    private readonly ConcurrentDictionary<SampleHash, SampleReport> _known = new();
    private volatile bool _isKnownService;

    public bool TakesFiles => false;

    public VerdictService Service => VerdictService.Intelligence;

    public async Task<IReadOnlyList<SampleStatus>> GetStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        // The service takes one kind of digest a call; a scan asks by SHA-256 alone.
        var request = new BulkRequest { Rl = new() { Query = new() { HashType = HashType.Sha256.Value, Hashes = hashes } } };
        var answer = await AskAsync(() => client.Reputation.GetFileReputationsAsync(request, extended: true, showHashes: true, cancellationToken)).ConfigureAwait(false);
        var statuses = new List<SampleStatus>();
        foreach (var reputation in answer.Rl.Entries ?? [])
        {
            if ((reputation.QueryHash?.Value ?? reputation.Sha256) is not { } hash || hash.Kind != HashKind.Sha256)
                continue;
            if (IsKnown(reputation))
                _known.AddOrUpdate(hash, _ => Read(hash, reputation), (_, earlier) => Worse(earlier, Read(hash, reputation)));
            statuses.Add(new(hash, _known.ContainsKey(hash) ? ProcessingState.Processed : ProcessingState.NotFound));
        }

        return statuses;
    }

    public Task<IReadOnlyList<SampleReport>> GetReportsAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SampleReport>>([.. hashes.Select(hash => _known.GetValueOrDefault(hash)).OfType<SampleReport>()]);

    public Task<SampleHash?> SubmitAsync(ApiFile file, CancellationToken cancellationToken) =>
        throw new ProblemException(new(Codes.SubmissionRefused, "Spectra Intelligence is only asked here, and sent nothing."));

    // UNKNOWN is also the answer for what the cloud has never seen. Only what it has seen has a time.
    private static bool IsKnown(FileReputation reputation) =>
        reputation.Status != ReputationStatus.Unknown || reputation.FirstSeen is not null || reputation.LastSeen is not null;

    private static SampleReport Read(SampleHash hash, FileReputation reputation) => new(hash)
    {
        Classification = reputation.Status.Value.ToLowerInvariant(),
        RiskScore = RiskOf(reputation),
        ThreatName = reputation.ThreatName,
        Reason = reputation.Reason?.ToLowerInvariant(),
        Scanners = reputation is { ScannerMatch: { } matched, ScannerCount: { } total } ? new(matched, total) : null,
        CheckedAt = reputation.LastSeen,
    };

    // The appliance's score is made of the cloud's two: up to five for how little a known file is trusted, above five for how bad a finding is.
    private static int? RiskOf(FileReputation reputation) =>
        reputation.Status == ReputationStatus.Known ? reputation.TrustFactor
        : reputation.Status == ReputationStatus.Malicious || reputation.Status == ReputationStatus.Suspicious ? reputation.ThreatLevel + 5
        : null;

    private static SampleReport Worse(SampleReport a, SampleReport b) => Classifications.Badness(b.Classification) > Classifications.Badness(a.Classification) ? b : a;

    private async Task<T> AskAsync<T>(Func<Task<T>> call)
    {
        try
        {
            var answer = await call().ConfigureAwait(false);
            _isKnownService = true;
            return answer;
        }
        catch (ApiException e)
        {
            throw ServiceProblem.Of(e, ServiceKind.Intelligence, _isKnownService);
        }
    }
}
