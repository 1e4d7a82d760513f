namespace SpectraKit.Scanning;

/// <summary>Goes on with a scan that was killed, timed out, or did not wait.</summary>
/// <param name="host">What the front gives the engine of its surroundings; its working folder is where the settings are from, and the run has its own.</param>
public sealed class Resumer(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Waits for what the run has sent, sends what it had not, and nothing twice. Does not throw for anything that can happen: the report says it, with a code.</summary>
    /// <param name="settings">Which run, and what is to be otherwise.</param>
    /// <param name="progress">Hears where it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends it early, with a report that says so; it can be gone on with again.</param>
    /// <returns>The report of the whole scan.</returns>
    public async Task<ScanReport> ResumeAsync(ResumeSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RunFile run;
        try
        {
            if (string.IsNullOrWhiteSpace(settings.RunFile))
                throw CheckedFiles.Invalid("RunFile is not set; it says which run is gone on with.");
            run = RunFile.Load(CheckedFiles.FullPath(settings.RunFile, nameof(settings.RunFile), _host));
        }
        catch (ProblemException e)
        {
            return new() { Service = new(ServiceKind.Analyze, null, false), Problems = [e.Problem], ExitCode = e.Problem.Code.ExitCode, StartedAt = _host.Time.GetUtcNow() };
        }

        var scan = run.Settings;
        scan.SubmitOnly = false;
        scan.Timeout = settings.Timeout ?? scan.Timeout;
        // What is asked for now is meant from here; what the scan was told stays where that was.
        if (!string.IsNullOrWhiteSpace(settings.ReportPath))
            scan.ReportPath = FullPath(settings.ReportPath);
        if (settings.Reports.Count > 0)
            scan.Reports = [.. settings.Reports.Select(output => output with { Path = FullPath(output.Path) })];
        return await new Scanner(_host.In(run.WorkingFolder)).ScanAsync(scan, progress, cancellationToken).ConfigureAwait(false);
    }

    private string FullPath(string path) => System.IO.Path.GetFullPath(path, _host.WorkingFolder);
}
