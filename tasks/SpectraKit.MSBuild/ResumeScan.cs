using Microsoft.Build.Framework;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Goes on with a scan by its run file: waits for what it sent, sends nothing twice, and fails the build on what the policy refuses.</summary>
[MSBuildMultiThreadableTask]
public sealed class ResumeScan : EngineTask
{
    /// <summary>The run file of the scan.</summary>
    [Required]
    public string RunFile { get; set; } = "";

    /// <summary>Where the JSON report goes. It is written however the scan ends.</summary>
    /// <value>Where the scan was told by default.</value>
    public string? Report { get; set; }

    /// <summary>Further reports, as <c>form=path</c>, in place of those that the scan was told to write; several are separated by semicolons.</summary>
    /// <value>None by default: those.</value>
    public string[] Reports { get; set; } = [];

    /// <summary>Every file of the scan, with the metadata that <see cref="ScanArtifacts.Verdicts"/> has.</summary>
    [Output]
    public ITaskItem[] Verdicts { get; private set; } = [];

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        var settings = new ResumeSettings { RunFile = RunFile, Timeout = TimeLimit, ReportPath = NullIfEmpty(Report), Reports = Outputs(Reports) };
        var report = await new Resumer(host).ResumeAsync(settings, progress: null, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            LogReport(report);
            Verdicts = VerdictItems.Of(report);
        };
    }
}
