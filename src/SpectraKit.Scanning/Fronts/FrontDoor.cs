using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// The engine behind one method of types that every load context shares, for hosts that load it, with all it depends on, into a context of its own:
/// settings go in as JSON, and the report comes out as JSON.
/// </summary>
public static class FrontDoor
{
    private static readonly IReadOnlyDictionary<string, Func<FrontCall, Task<byte[]>>> _verbs = new Dictionary<string, Func<FrontCall, Task<byte[]>>>(StringComparer.Ordinal)
    {
        ["scan"] = FrontVerbs.ScanAsync,
        ["plan"] = FrontVerbs.PlanAsync,
        ["resume"] = FrontVerbs.ResumeAsync,
        ["recheck"] = FrontVerbs.RecheckAsync,
        ["submit"] = FrontVerbs.SubmitAsync,
        ["status"] = FrontVerbs.StatusAsync,
        ["download"] = FrontVerbs.DownloadAsync,
        ["doctor"] = FrontVerbs.ExamineAsync,
        ["render"] = FrontVerbs.RenderAsync,
        ["checkPolicy"] = FrontVerbs.CheckPolicyAsync,
        ["pruneCache"] = FrontVerbs.PruneCacheAsync,
    };

    /// <summary>Runs a verb.</summary>
    /// <param name="verb">
    /// <c>scan</c>, <c>plan</c>, <c>resume</c>, <c>recheck</c>, <c>submit</c>, <c>status</c>, <c>download</c>, <c>doctor</c>, <c>render</c>, <c>checkPolicy</c> or
    /// <c>pruneCache</c>.
    /// </param>
    /// <param name="settingsJson">
    /// The settings of that verb (<see cref="ScanSettings"/>, <see cref="ResumeSettings"/>, <see cref="FileSettings"/>, <see cref="StatusSettings"/>,
    /// <see cref="DownloadSettings"/>): each property under its name in camel case. Doctor takes <see cref="ServiceSettings"/>, <c>intelligenceUrl</c> and
    /// <c>cacheFolder</c>; render takes <c>report</c>, a path, and <c>reports</c>; checkPolicy takes <c>policyFile</c>; pruneCache takes <c>cacheFolder</c> and
    /// <c>olderThan</c>, a time. Beside them, for all: <c>workingFolder</c>, a full path, and <c>emulatorTool</c>, the full path of <c>SpectraKit.Tool.dll</c>;
    /// for scan and resume, <c>ci</c> and <c>detectCi</c> say which CI host is told.
    /// </param>
    /// <param name="log">Hears lines for people, each with its level: <c>error</c>, <c>warning</c>, <c>information</c> or <c>verbose</c>. May be called from any thread.</param>
    /// <param name="cancellationToken">Ends the verb early, with a report that says so.</param>
    /// <returns>The report as JSON. Settings that cannot be used are a report too.</returns>
    public static async Task<string> RunAsync(string verb, string settingsJson, Action<string, string> log, CancellationToken cancellationToken)
    {
        var lines = new FrontLog(log);
        byte[] report;
        try
        {
            var settings = SettingsText.Parse(settingsJson);
            var host = HostOf(settings);
            if (!_verbs.TryGetValue(verb, out var run))
                throw CheckedFiles.Invalid($"There is no verb '{SafeText.Of(verb)}'; there are {string.Join(", ", _verbs.Keys)}.");
            report = await run(new(settings, host, lines, cancellationToken)).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            lines.Tell(e.Problem);
            report = JsonReport.Write(new ScanReport
            {
                Service = new(ServiceKind.Analyze, null, false),
                Problems = [e.Problem],
                ExitCode = e.Problem.Code.ExitCode,
                StartedAt = TimeProvider.System.GetUtcNow(),
            });
        }

        return Encoding.UTF8.GetString(report);
    }

    private static EngineHost HostOf(SettingsText json)
    {
        string? folder = null;
        string? tool = null;
        json.Text("workingFolder", value => folder = System.IO.Path.IsPathFullyQualified(value) ? value : throw CheckedFiles.Invalid("workingFolder has to be a full path."));
        json.Text("emulatorTool", value => tool = value);
        return new()
        {
            WorkingFolder = folder ?? Directory.GetCurrentDirectory(),
            Emulator = tool is null ? null : new EmulatorProcess(tool),
        };
    }
}
