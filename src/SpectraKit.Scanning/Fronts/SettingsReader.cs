namespace SpectraKit.Scanning;

/// <summary>Settings classes from JSON: each property under its name in camel case.</summary>
internal static class SettingsReader
{
    public static ScanSettings Scan(SettingsText json)
    {
        var settings = Files(json, new ScanSettings());
        json.AllWords<Outcome>("failOn", value => settings.FailOn = value);
        json.Word<Decision>("notScanned", value => settings.NotScanned = value);
        json.Word<ServiceErrorRule>("onServiceError", value => settings.OnServiceError = value);
        json.Text("policyFile", value => settings.PolicyFile = value);
        json.Word<ArchiveEntries>("archives", value => settings.Archives = value);
        json.AllWords<VerdictService>("services", value => settings.Services = value);
        json.Text("intelligenceUrl", value => settings.IntelligenceUrl = value);
        json.Word<UnknownRule>("onUnknown", value => settings.OnUnknown = value);
        json.Word<ScanMode>("mode", value => settings.Mode = value);
        json.Flag("submitOnly", value => settings.SubmitOnly = value);
        json.Text("runFile", value => settings.RunFile = value);
        json.Flag("resume", value => settings.Resume = value);
        json.Text("cacheFolder", value => settings.CacheFolder = value);
        json.Texts("manifests", value => settings.Manifests = value);
        json.Text("stampFile", value => settings.StampFile = value);
        json.Text("reportPath", value => settings.ReportPath = value);
        json.Texts("reports", value => settings.Reports = Reports(value));
        return settings;
    }

    public static ResumeSettings Resume(SettingsText json)
    {
        var settings = new ResumeSettings();
        json.Text("runFile", value => settings.RunFile = value);
        json.Time("timeout", value => settings.Timeout = value);
        json.Text("reportPath", value => settings.ReportPath = value);
        json.Texts("reports", value => settings.Reports = Reports(value));
        return settings;
    }

    public static ServiceSettings Doctor(SettingsText json) => Service(json, new ServiceSettings());

    public static FileSettings Submit(SettingsText json) => Files(json, new FileSettings());

    public static StatusSettings Status(SettingsText json) => Hashes(json, new StatusSettings());

    public static DownloadSettings Download(SettingsText json)
    {
        var settings = Hashes(json, new DownloadSettings());
        json.Text("folder", value => settings.Folder = value);
        return settings;
    }

    /// <exception cref="ProblemException">One of them is no report (SPK1003).</exception>
    public static IReadOnlyList<ReportOutput> Reports(IReadOnlyList<string> texts) => [.. texts.Select(Report)];

    private static ReportOutput Report(string text) => ReportOutput.TryParse(text, out var output)
        ? output!
        : throw CheckedFiles.Invalid($"'{SafeText.Of(text)}' is not a report: write form=path, with one of {string.Join(", ", ReportOutput.FormatWords)}, such as sarif=scan.sarif.");

    private static T Files<T>(SettingsText json, T settings)
        where T : FileSettings
    {
        json.Text("root", value => settings.Root = value);
        json.Texts("include", value => settings.Include = value);
        json.Texts("exclude", value => settings.Exclude = value);
        json.Texts("files", value => settings.Files = value);
        json.Texts("fileLists", value => settings.FileLists = value);
        json.Size("maxFileSize", value => settings.MaxFileSize = value);
        return Service(json, settings);
    }

    private static T Hashes<T>(SettingsText json, T settings)
        where T : StatusSettings
    {
        json.Texts("hashes", value => settings.Hashes = value);
        return Service(json, settings);
    }

    private static T Service<T>(SettingsText json, T settings)
        where T : ServiceSettings
    {
        json.Text("url", value => settings.Url = value);
        json.Word<ServiceKind>("kind", value => settings.Kind = value);
        json.Text("tokenVariable", value => settings.TokenVariable = value);
        json.Text("userVariable", value => settings.UserVariable = value);
        json.Text("passwordVariable", value => settings.PasswordVariable = value);
        json.Flag("emulator", value => settings.Emulator = value);
        json.Text("emulatorRules", value => settings.EmulatorRules = value);
        json.Text("caFile", value => settings.CaFile = value);
        json.Time("timeout", value => settings.Timeout = value);
        return settings;
    }
}
