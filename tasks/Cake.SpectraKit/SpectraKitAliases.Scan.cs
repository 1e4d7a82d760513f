namespace Cake.SpectraKit;

public static partial class SpectraKitAliases
{
    /// <summary>Scans the files that a pattern matches, and ends the script when the policy refuses one.</summary>
    /// <param name="context">The context.</param>
    /// <param name="pattern">Which files: <c>*</c> within a folder, <c>**</c> across folders, relative to the working directory.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="CakeException">The policy refused a file, or a file could not be scanned. The message names codes and files.</exception>
    /// <example>
    /// <code>
    /// SpectraKitScan("./publish/**/*", new SpectraKitScanSettings { FailOn = SpectraKitOutcome.Suspicious });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static SpectraKitReport SpectraKitScan(this ICakeContext context, string pattern, SpectraKitScanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Scan(new EngineCall(context, "scan").WithPattern(pattern), settings);
    }

    /// <summary>Scans files, and ends the script when the policy refuses one.</summary>
    /// <param name="context">The context.</param>
    /// <param name="files">The files. One that does not exist counts as not scanned.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="CakeException">The policy refused a file, or a file could not be scanned. The message names codes and files.</exception>
    /// <example>
    /// <code>
    /// SpectraKitScan(GetFiles("./artifacts/*.nupkg"), new SpectraKitScanSettings { Report = "./artifacts/scan.json" });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static SpectraKitReport SpectraKitScan(this ICakeContext context, IEnumerable<FilePath> files, SpectraKitScanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Scan(new EngineCall(context, "scan").WithFiles(files), settings);
    }

    /// <summary>Goes on with a scan that was killed, timed out, or did not wait: waits for what it sent, and sends nothing twice.</summary>
    /// <param name="context">The context.</param>
    /// <param name="runFile">The scan's <see cref="SpectraKitScanSettings.RunFile"/>.</param>
    /// <param name="settings">What is to be otherwise than the scan was told.</param>
    /// <returns>What was found in all of the scan.</returns>
    /// <exception cref="CakeException">The policy refused a file, or a file could not be scanned. The message names codes and files.</exception>
    /// <example>
    /// <code>
    /// SpectraKitScan("./publish/**/*", new SpectraKitScanSettings { RunFile = "./run.json", SubmitOnly = true, ThrowOnFailure = false });
    /// DotNetTest("./tests");
    /// SpectraKitResume("./run.json", new SpectraKitResumeSettings { Report = "./artifacts/scan.json" });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static SpectraKitReport SpectraKitResume(this ICakeContext context, FilePath runFile, SpectraKitResumeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(runFile);
        ArgumentNullException.ThrowIfNull(settings);
        return ReadReport(new EngineCall(context, "resume")
            .WithPath("runFile", runFile)
            .With("timeout", settings.Timeout?.ToString("c"))
            .WithPath("reportPath", settings.Report)
            .With("reports", settings.Reports)
            .With("detectCi", settings.TellCi)
            .Run(settings.ThrowOnFailure));
    }

    private static SpectraKitReport Scan(EngineCall call, SpectraKitScanSettings settings) =>
        ReadReport(call.WithScan(settings).With("detectCi", settings.TellCi).Run(settings.ThrowOnFailure));

    private static SpectraKitReport ReadReport(JsonElement report)
    {
        var summary = report.GetProperty("summary");
        return new(
            report.GetProperty("exitCode").GetInt32(),
            new(
                summary.GetProperty("selected").GetInt32(),
                summary.GetProperty("clean").GetInt32(),
                summary.GetProperty("suspicious").GetInt32(),
                summary.GetProperty("malicious").GetInt32(),
                summary.GetProperty("unknown").GetInt32(),
                summary.GetProperty("notScanned").GetInt32()),
            [.. report.GetProperty("files").EnumerateArray().Select(ReadFile)],
            report.GetProperty("service").GetProperty("emulator").GetBoolean());
    }

    private static SpectraKitFile ReadFile(JsonElement file) => new(
        file.GetProperty("path").GetString()!,
        Enum.Parse<SpectraKitOutcome>(file.GetProperty("outcome").GetString()!, ignoreCase: true),
        file.GetProperty("decision").GetString()!)
    {
        Code = Text(file, "code"),
        Sha256 = Text(file, "sha256"),
        ThreatName = Text(file, "threatName"),
        RiskScore = file.TryGetProperty("riskScore", out var score) && score.ValueKind == JsonValueKind.Number ? score.GetInt32() : null,
        Reason = Text(file, "reason"),
    };
}
