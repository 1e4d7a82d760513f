using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// The engine behind one method of types that every load context shares, for hosts that load it, with all it depends on, into a context of its own:
/// settings go in as JSON, and the report comes out as JSON.
/// </summary>
public static class FrontDoor
{
    /// <summary>Runs a verb.</summary>
    /// <param name="verb"><c>scan</c>, <c>plan</c>, <c>submit</c>, <c>status</c> or <c>download</c>.</param>
    /// <param name="settingsJson">
    /// The settings of that verb (<see cref="ScanSettings"/>, <see cref="FileSettings"/>, <see cref="StatusSettings"/>, <see cref="DownloadSettings"/>): each property
    /// under its name in camel case; beside them <c>workingFolder</c>, a full path, and <c>emulatorTool</c>, the full path of <c>SpectraKit.Tool.dll</c>; for a scan, <c>ci</c> and <c>detectCi</c> say which CI host is told.
    /// </param>
    /// <param name="log">Hears lines for people, each with its level: <c>error</c>, <c>warning</c>, <c>information</c> or <c>verbose</c>. May be called from any thread.</param>
    /// <param name="cancellationToken">Ends the verb early, with a report that says so.</param>
    /// <returns>The report as JSON. Settings that cannot be used are a report too.</returns>
    public static async Task<string> RunAsync(string verb, string settingsJson, Action<string, string> log, CancellationToken cancellationToken)
    {
        byte[] report;
        try
        {
            var json = SettingsText.Parse(settingsJson);
            var host = HostOf(json);
            report = verb switch
            {
                "scan" => await ScanAsync(host, ReadCi(json), Read(json, SettingsReader.Scan), log, cancellationToken).ConfigureAwait(false),
                "plan" => Tell(await new Planner(host).PlanAsync(Read(json, SettingsReader.Scan), Progress(log), cancellationToken).ConfigureAwait(false), log),
                "submit" => Tell(await new Submitter(host).SubmitAsync(Read(json, SettingsReader.Submit), Progress(log), cancellationToken).ConfigureAwait(false), JsonVerbReport.Write, item => item.Path, log),
                "status" => Tell(await new StatusQuery(host).GetAsync(Read(json, SettingsReader.Status), Progress(log), cancellationToken).ConfigureAwait(false), JsonVerbReport.Write, item => item.Hash, log),
                "download" => Tell(await new SampleDownloader(host).DownloadAsync(Read(json, SettingsReader.Download), Progress(log), cancellationToken).ConfigureAwait(false), JsonVerbReport.Write, item => item.Hash, log),
                _ => throw CheckedFiles.Invalid($"There is no verb '{SafeText.Of(verb)}'; there are scan, plan, submit, status and download."),
            };
        }
        catch (ProblemException e)
        {
            log("error", SafeText.Of(e.Problem.ToString()));
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

    private static T Read<T>(SettingsText json, Func<SettingsText, T> read)
    {
        var settings = read(json);
        json.RequireNothingElse();
        return settings;
    }

    private static CiHost ReadCi(SettingsText json)
    {
        var ci = CiHost.None;
        json.Word<CiHost>("ci", value => ci = value);
        json.Flag("detectCi", value => ci = value ? CiReporter.Detect(System.Environment.GetEnvironmentVariable) : ci);
        return ci;
    }

    private static async Task<byte[]> ScanAsync(EngineHost host, CiHost ci, ScanSettings settings, Action<string, string> log, CancellationToken cancellationToken)
    {
        var report = await new Scanner(host).ScanAsync(settings, Progress(log), cancellationToken).ConfigureAwait(false);
        foreach (var problem in report.Problems)
            log(Words.Of(problem.Severity), SafeText.Of(problem.ToString()));
        foreach (var file in TextReport.WorstFirst(report.Files))
        {
            var level = file.Decision switch { Decision.Fail => "error", Decision.Warn => "warning", _ => "verbose" };
            var detail = TextReport.Detail(file);
            log(level, $"{(file.Code is null ? "" : file.Code.Id + ": ")}{SafeText.Of(file.Path)} is {TextReport.Readable(file.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}");
        }

        foreach (var line in TextReport.Totals(report))
            log("information", line);
        // A script's log may put something in front of a line, and a command has to begin it.
        foreach (var problem in new CiReporter(host).Tell(report, ci, Console.Out))
            log("warning", SafeText.Of(problem.ToString()));
        return JsonReport.Write(report);
    }

    private static byte[] Tell(ScanPlan plan, Action<string, string> log)
    {
        foreach (var problem in plan.Problems)
            log(Words.Of(problem.Severity), SafeText.Of(problem.ToString()));
        foreach (var line in PlanText.Totals(plan))
            log("information", SafeText.Of(line));
        return PlanText.WriteJson(plan);
    }

    private static byte[] Tell<TItem>(VerbReport<TItem> report, Func<VerbReport<TItem>, byte[]> write, Func<TItem, string> nameOf, Action<string, string> log)
        where TItem : IVerbItem
    {
        foreach (var problem in report.Problems)
            log(Words.Of(problem.Severity), SafeText.Of(problem.ToString()));
        foreach (var item in report.Items.Where(item => item.Problem is not null))
            log(Words.Of(item.Problem!.Severity), $"{item.Problem.Code}: {SafeText.Of(nameOf(item))}: {SafeText.Of(item.Problem.Message)}");
        return write(report);
    }

    // Phases are worth a line in a build log; single files are not.
    private static IProgress<ScanProgress> Progress(Action<string, string> log) => new PhaseLog(log);

    private sealed class PhaseLog(Action<string, string> log) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value)
        {
            if (value.Done == 0 && value.Bytes == 0)
                log("verbose", value.Total > 0 ? $"{value.Phase}: {value.Total}" : $"{value.Phase}");
        }
    }
}
