using SpectraKit.Runtime;

namespace SpectraKit.Scanning.Tests;

/// <summary>A service that, from a seed, answers, lies, forgets, contradicts itself, fails and breaks off, differently at every question.</summary>
internal sealed class Treachery(int seed) : IVerdictSource
{
    private static readonly string?[] _words = ["goodware", "KNOWN", "unknown", "no_threats_found", "suspicious", "malicious", "hologram", "", null];
    private static readonly Code[] _codes = [Codes.Unreachable, Codes.NoAnswer, Codes.QuotaExceeded, Codes.ServiceError, Codes.CredentialRefused, Codes.TlsNotTrusted, Codes.NotTheService, Codes.SubmissionRefused];
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public bool TakesFiles { get; init; } = true;

    public VerdictService Service { get; init; }

    /// <summary>Whether it mostly answers, and answers well: what takes a row of good answers is not met otherwise.</summary>
    public bool IsKind { get; init; }

    /// <summary>The time from which its answers are told to be up to sixty days old, a kind one's up to eight; <c>null</c> where they do not say.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>What was said about each hash at all: a file may only be clean if this holds a word for it that means so.</summary>
    public Dictionary<SampleHash, List<string?>> Said { get; } = [];

    public Task<IReadOnlyList<SampleStatus>> GetStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken) => AnswerAsync<SampleStatus>(
        hashes, hash => new(hash, IsKind && _random.Next(4) != 0 ? Usual(hash) : (ProcessingState)_random.Next(3)), cancellationToken);

    public Task<IReadOnlyList<SampleReport>> GetReportsAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken) => AnswerAsync<SampleReport>(
        hashes,
        hash =>
        {
            var word = _words[_random.Next(IsKind && _random.Next(10) != 0 ? 2 : _words.Length)];
            (Said.TryGetValue(hash, out var said) ? said : Said[hash] = []).Add(word);
            return new(hash) { Classification = word, CheckedAt = _random.Next(3) == 0 ? null : Now - TimeSpan.FromHours(_random.Next(24 * (IsKind ? 8 : 60))) };
        },
        cancellationToken);

    public Task<SampleHash?> SubmitAsync(ApiFile file, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Fail(cancellationToken);
            using var stream = file.OpenRead();
            var sha1 = SampleHash.FromBytes(System.Security.Cryptography.SHA1.HashData(stream));
            return Task.FromResult<SampleHash?>(_random.Next(4) switch
            {
                0 => null,
                1 => FakeService.Sha1("something else"),
                _ => sha1,
            });
        }
    }

    // Of a file in three it has not heard, and neither have those with nearly the same seed.
    private ProcessingState Usual(SampleHash hash) => (hash.ToString()[0] + (seed >> 8)) % 3 == 0 ? ProcessingState.NotFound : ProcessingState.Processed;

    private Task<IReadOnlyList<T>> AnswerAsync<T>(IReadOnlyList<SampleHash> hashes, Func<SampleHash, T> answer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Fail(cancellationToken);
            var asked = hashes.SelectMany(hash => Enumerable.Repeat(hash, _random.Next(IsKind ? 20 : 5) switch { 0 => 0, 1 => 2, _ => 1 })).ToList();
            if (_random.Next(3) == 0)
                asked.Add(FakeService.Sha256("nobody asked"));
            IReadOnlyList<T> answers = [.. asked.OrderBy(_ => _random.Next()).Select(answer)];
            return Task.FromResult(answers);
        }
    }

    private void Fail(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_random.Next(IsKind ? 40 : 6) != 0)
            return;
        var code = _codes[_random.Next(_codes.Length)];
        throw Failures.Of(code, concernsService: _random.Next(3) == 0, retryAfter: _random.Next(3) == 0 ? TimeSpan.FromSeconds(_random.Next(600)) : null);
    }
}
