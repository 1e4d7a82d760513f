using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>What each verb of the front door does: settings read, engine run, people told, report returned.</summary>
internal static class FrontVerbs
{
    public static async Task<byte[]> ScanAsync(FrontCall call)
    {
        var ci = ReadCi(call.Settings);
        var settings = call.Read(SettingsReader.Scan);
        return call.Log.Tell(await new Scanner(call.Host).ScanAsync(settings, call.Log, call.CancellationToken).ConfigureAwait(false), ci, call.Host);
    }

    public static async Task<byte[]> ResumeAsync(FrontCall call)
    {
        var ci = ReadCi(call.Settings);
        var settings = call.Read(SettingsReader.Resume);
        return call.Log.Tell(await new Resumer(call.Host).ResumeAsync(settings, call.Log, call.CancellationToken).ConfigureAwait(false), ci, call.Host);
    }

    public static async Task<byte[]> PlanAsync(FrontCall call) =>
        call.Log.Tell(await new Planner(call.Host).PlanAsync(call.Read(SettingsReader.Scan), call.Log, call.CancellationToken).ConfigureAwait(false));

    public static async Task<byte[]> RecheckAsync(FrontCall call) =>
        call.Log.Tell(await new Rechecker(call.Host).RecheckAsync(call.Read(SettingsReader.Scan), call.Log, call.CancellationToken).ConfigureAwait(false));

    public static async Task<byte[]> SubmitAsync(FrontCall call) =>
        call.Log.Tell(await new Submitter(call.Host).SubmitAsync(call.Read(SettingsReader.Submit), call.Log, call.CancellationToken).ConfigureAwait(false), JsonVerbReport.Write, file => file.Path);

    public static async Task<byte[]> StatusAsync(FrontCall call) =>
        call.Log.Tell(await new StatusQuery(call.Host).GetAsync(call.Read(SettingsReader.Status), call.Log, call.CancellationToken).ConfigureAwait(false), JsonVerbReport.Write, sample => sample.Hash);

    public static async Task<byte[]> DownloadAsync(FrontCall call) =>
        call.Log.Tell(await new SampleDownloader(call.Host).DownloadAsync(call.Read(SettingsReader.Download), call.Log, call.CancellationToken).ConfigureAwait(false), JsonVerbReport.Write, sample => sample.Hash);

    public static async Task<byte[]> ExamineAsync(FrontCall call)
    {
        string? cacheFolder = null;
        string? cloud = null;
        call.Settings.Text("cacheFolder", value => cacheFolder = value);
        call.Settings.Text("intelligenceUrl", value => cloud = value);
        var services = Doctor.ServicesOf(call.Read(SettingsReader.Doctor), cloud, call.Host);
        var report = await new Doctor(call.Host).ExamineAsync(services, cacheFolder, call.CancellationToken).ConfigureAwait(false);
        call.Log.TellLines(DoctorText.Lines(report));
        return call.Log.Tell(report, DoctorText.WriteJson, check => check.Name);
    }

    public static Task<byte[]> RenderAsync(FrontCall call)
    {
        var file = "";
        IReadOnlyList<ReportOutput> outputs = [];
        call.Settings.Text("report", value => file = value);
        call.Settings.Texts("reports", value => outputs = SettingsReader.Reports(value));
        call.Settings.RequireNothingElse();
        var report = JsonReportReader.Load(file, () => File.ReadAllBytes(CheckedFiles.FullPath(file, "Report", call.Host)));
        foreach (var output in outputs)
            ReportText.Save(report, output with { Path = CheckedFiles.FullPath(output.Path, nameof(ScanSettings.Reports), call.Host) });
        // What the scan came to was told when it was made, and its exit code is not this verb's.
        return Done("render", call.Host);
    }

    public static Task<byte[]> CheckPolicyAsync(FrontCall call)
    {
        var file = PolicyText.FileName;
        call.Settings.Text("policyFile", value => file = value);
        call.Settings.RequireNothingElse();
        call.Log.TellLines(PolicyText.Load(CheckedFiles.FullPath(file, nameof(ScanSettings.PolicyFile), call.Host)).Describe());
        return Done("policy", call.Host);
    }

    public static Task<byte[]> PruneCacheAsync(FrontCall call)
    {
        var folder = "";
        var olderThan = VerdictMemory.DefaultPruneAge;
        call.Settings.Text("cacheFolder", value => folder = value);
        call.Settings.Time("olderThan", value => olderThan = value);
        call.Settings.RequireNothingElse();
        if (folder.Length == 0)
            throw CheckedFiles.Invalid("Nothing says which folder is meant: set CacheFolder.");
        var gone = new VerdictMemory(CheckedFiles.FullPath(folder, nameof(ScanSettings.CacheFolder), call.Host)).Prune(call.Host.Time.GetUtcNow(), olderThan);
        call.Log.TellLines([string.Create(CultureInfo.InvariantCulture, $"{gone} verdicts deleted.")]);
        return Done("cache", call.Host);
    }

    // The frame of all verbs around nothing: what does not work is thrown.
    private static Task<byte[]> Done(string verb, EngineHost host) => Task.FromResult(JsonVerbReport.Write(
        new VerbReport<SampleState> { Service = new(ServiceKind.Analyze, null, false), ExitCode = ExitCodes.AllClear, StartedAt = host.Time.GetUtcNow() },
        verb,
        (_, _) => { }));

    private static CiHost ReadCi(SettingsText json)
    {
        var ci = CiHost.None;
        json.Word<CiHost>("ci", value => ci = value);
        json.Flag("detectCi", value => ci = value ? CiReporter.Detect(System.Environment.GetEnvironmentVariable) : ci);
        return ci;
    }
}
