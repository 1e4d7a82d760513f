using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// Tells a CI host what a scan came to, in the host's own way. For command lines and scripts: from inside of MSBuild the host hears of errors and warnings
/// already.
/// </summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class CiReporter(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Which host this process runs on, by the variables that each of them sets.</summary>
    /// <param name="environment">Reads a variable.</param>
    /// <returns>The host; <see cref="CiHost.None"/> when it is none that is known.</returns>
    public static CiHost Detect(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Is("GITHUB_ACTIONS") ? CiHost.GitHub
            : Is("TF_BUILD") ? CiHost.Azure
            : Has("TEAMCITY_VERSION") ? CiHost.TeamCity
            : Is("GITLAB_CI") ? CiHost.GitLab
            : Has("JENKINS_URL") ? CiHost.Jenkins
            : CiHost.None;

        bool Is(string variable) => string.Equals(environment(variable), "true", StringComparison.OrdinalIgnoreCase);
        bool Has(string variable) => !string.IsNullOrEmpty(environment(variable));
    }

    /// <summary>Tells it.</summary>
    /// <param name="report">What the scan came to.</param>
    /// <param name="ci">Whom.</param>
    /// <param name="output">Where the host reads commands: what the process prints.</param>
    /// <returns>What could not be written, as warnings: the scan's result does not depend on who hears of it.</returns>
    public IReadOnlyList<Problem> Tell(ScanReport report, CiHost ci, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var problems = new List<Problem>();
        switch (ci)
        {
            case CiHost.GitHub:
                WriteLines(output, GitHubCommands.Annotations(report));
                if (_host.Environment("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
                    Try(() => SharedFile.Append(summary, MarkdownReport.Write(report), GitHubCommands.MaxSummaryBytes));
                if (_host.Environment("GITHUB_OUTPUT") is { Length: > 0 } outputs)
                    Try(() => SharedFile.Append(outputs, Encoding.UTF8.GetBytes(GitHubCommands.Outputs(report))));
                break;
            case CiHost.Azure:
                WriteLines(output, AzureCommands.Issues(report));
                var folder = _host.Environment("AGENT_TEMPDIRECTORY") is { Length: > 0 } stated ? stated : System.IO.Path.GetTempPath();
                // Several scans of one job must not take each other's files.
                var own = System.IO.Path.Combine(folder, "spectrakit-" + System.IO.Path.GetRandomFileName());
                if (Try(() => AtomicFile.Write(System.IO.Path.Combine(own, "SpectraKit.md"), MarkdownReport.Write(report))))
                    output.WriteLine(AzureCommands.UploadSummary(System.IO.Path.Combine(own, "SpectraKit.md")));
                if (Try(() => AtomicFile.Write(System.IO.Path.Combine(own, "spectrakit.sarif"), SarifReport.Write(report))))
                    output.WriteLine(AzureCommands.UploadLog(System.IO.Path.Combine(own, "spectrakit.sarif")));
                break;
            case CiHost.TeamCity:
                WriteLines(output, TeamCityMessages.Of(report));
                break;
            case CiHost.GitLab:
                Try(() => AtomicFile.Write(PathOf("CI_PROJECT_DIR", "gl-code-quality-report.json"), CodeQualityReport.Write(report)));
                Try(() => AtomicFile.Write(PathOf("CI_PROJECT_DIR", "TEST-spectrakit.xml"), JUnitReport.Write(report)));
                break;
            case CiHost.Jenkins:
                Try(() => AtomicFile.Write(PathOf("WORKSPACE", "TEST-spectrakit.xml"), JUnitReport.Write(report)));
                break;
        }

        output.Flush();
        return problems;

        bool Try(Action write)
        {
            try
            {
                write();
                return true;
            }
            catch (ProblemException e)
            {
                problems.Add(e.Problem with { Severity = Severity.Warning });
                return false;
            }
        }
    }

    /// <summary>What a host should hear one by one: refused and warned-of files, worst first, then the run's own problems.</summary>
    internal static IEnumerable<(Severity Severity, Code Code, SourceLine? Place, string Text)> Findings(ScanReport report)
    {
        foreach (var problem in report.Problems)
            yield return (problem.Severity, problem.Code, null, SafeText.Of(problem.Message));
        foreach (var file in TextReport.WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass && file.Code is not null))
        {
            var detail = TextReport.Detail(file);
            var place = file.Package?.Reference is { IsBelowRoot: true } reference ? reference : new SourceLine(file.Container ?? file.Path, 1);
            yield return (file.Decision == Decision.Fail ? Severity.Error : Severity.Warning, file.Code!, place, $"{SafeText.Of(file.Path)} is {TextReport.Readable(file.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}");
        }
    }

    private static void WriteLines(TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            output.WriteLine(line);
    }

    private string PathOf(string variable, string file) =>
        System.IO.Path.Combine(_host.Environment(variable) is { Length: > 0 } folder ? folder : _host.WorkingFolder, file);
}
