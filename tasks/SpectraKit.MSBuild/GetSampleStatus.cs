using Microsoft.Build.Framework;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Asks which samples the service has analysed.</summary>
[MSBuildMultiThreadableTask]
public sealed class GetSampleStatus : VerbTask
{
    /// <summary>MD5, SHA-1, SHA-256 or SHA-512 digests.</summary>
    [Required]
    public string[] Hashes { get; set; } = [];

    /// <summary>Every digest, with metadata <c>State</c>: <c>processed</c>, <c>processing</c>, <c>not_found</c>, or empty when nobody could say.</summary>
    [Output]
    public ITaskItem[] States { get; private set; } = [];

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        var report = await new StatusQuery(host)
            .GetAsync(Complete(new StatusSettings { Hashes = Hashes }), progress: null, cancellationToken)
            .ConfigureAwait(false);
        return () =>
        {
            LogReport(report, sample => sample.Hash);
            States = [.. report.Items.Select(sample => Item(sample.Hash, ("State", sample.State is { } state ? Words.Of(state) : "")))];
        };
    }
}
