using Microsoft.Build.Framework;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Sends files to the service for analysis, without waiting for verdicts.</summary>
[MSBuildMultiThreadableTask]
public sealed class SubmitArtifacts : VerbTask
{
    /// <summary>The files.</summary>
    [Required]
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>Every file, with metadata <c>Accepted</c>, <c>Sha256</c> and <c>Sha1</c>.</summary>
    [Output]
    public ITaskItem[] Submitted { get; private set; } = [];

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        var settings = Complete(new FileSettings { Files = [.. Artifacts.Select(artifact => artifact.ItemSpec)] });
        var report = await new Submitter(host).SubmitAsync(settings, progress: null, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            LogReport(report, file => file.Path);
            Submitted = [.. report.Items.Select(file => Item(
                file.Path,
                ("Accepted", file.IsAccepted ? "true" : "false"),
                ("Sha256", file.Sha256),
                ("Sha1", file.Sha1)))];
        };
    }
}
