using System.Collections.Concurrent;
using System.Security.Cryptography;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning.Tests;

/// <summary>A service in memory that does as it is told, and can be told to misbehave at every question.</summary>
internal sealed class FakeService : IVerdictSource
{
    private readonly ConcurrentDictionary<SampleHash, string?> _known = new();
    private readonly ConcurrentDictionary<SampleHash, int> _pollsLeft = new();

    public bool TakesFiles { get; init; } = true;

    public VerdictService Service { get; init; }

    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentQueue<string> Uploads { get; } = new();

    /// <summary>How many status questions a submitted sample needs before it is processed.</summary>
    public int Polls { get; init; } = 1;

    public string? ClassificationOfUploads { get; init; } = "unknown";

    public Func<IReadOnlyList<SampleHash>, IReadOnlyList<SampleStatus>, IReadOnlyList<SampleStatus>> OnStatus { get; set; } = (_, answer) => answer;

    public Func<IReadOnlyList<SampleHash>, IReadOnlyList<SampleReport>, IReadOnlyList<SampleReport>> OnReports { get; set; } = (_, answer) => answer;

    public Func<string, SampleHash, SampleHash?> OnSubmit { get; set; } = (_, sha1) => sha1;

    /// <summary>Runs before a file is opened for upload.</summary>
    public Action<string> BeforeUpload { get; set; } = _ => { };

    public FakeService Knows(string content, string? classification)
    {
        _known[Sha256(content)] = classification;
        return this;
    }

    public void Forget(string content) => _known.TryRemove(Sha256(content), out _);

    public static SampleHash Sha256(string content) => SampleHash.FromBytes(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));

    public static SampleHash Sha1(string content) => SampleHash.FromBytes(SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(content)));

    public Task<IReadOnlyList<SampleStatus>> GetStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Enqueue($"status {hashes.Count}");
        IReadOnlyList<SampleStatus> answer = [.. hashes.Select(hash => new SampleStatus(hash, StateOf(hash)))];
        return Task.FromResult(OnStatus(hashes, answer));
    }

    public Task<IReadOnlyList<SampleReport>> GetReportsAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Enqueue($"reports {hashes.Count}");
        IReadOnlyList<SampleReport> answer =
        [
            .. hashes.Where(_known.ContainsKey).Select(hash => new SampleReport(hash)
            {
                Classification = _known[hash],
                RiskScore = _known[hash] == "malicious" ? 10 : null,
                ThreatName = _known[hash] == "malicious" ? "Win32.Trojan.Example" : null,
            }),
        ];
        return Task.FromResult(OnReports(hashes, answer));
    }

    public async Task<SampleHash?> SubmitAsync(ApiFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Enqueue("submit");
        BeforeUpload(file.Name);
        byte[] content;
        try
        {
            using var buffer = new MemoryStream();
            await using var stream = file.OpenRead();
            await stream.CopyToAsync(buffer, cancellationToken);
            content = buffer.ToArray();
        }
        catch (ApiException e)
        {
            throw Failures.Of(Codes.ServiceError, inner: e);
        }

        Uploads.Enqueue(file.Name);
        var sha256 = SampleHash.FromBytes(SHA256.HashData(content));
        var answer = OnSubmit(file.Name, SampleHash.FromBytes(SHA1.HashData(content)));
        _known.TryAdd(sha256, ClassificationOfUploads);
        _pollsLeft[sha256] = Polls;
        return answer;
    }

    private ProcessingState StateOf(SampleHash hash)
    {
        if (!_known.ContainsKey(hash))
            return ProcessingState.NotFound;
        return _pollsLeft.AddOrUpdate(hash, 0, (_, left) => left - 1) > 0 ? ProcessingState.Processing : ProcessingState.Processed;
    }
}
