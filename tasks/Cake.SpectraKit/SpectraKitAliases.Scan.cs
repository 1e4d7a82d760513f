using System.Text.Json;
using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

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
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        ArgumentNullException.ThrowIfNull(settings);
        return Scan(context, settings, call => call.With("include", [pattern]));
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
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(settings);
        return Scan(context, settings, call => call.With("files", files.Select(file => file.FullPath)));
    }

    private static SpectraKitReport Scan(ICakeContext context, SpectraKitScanSettings settings, Action<EngineCall> select)
    {
        var call = new EngineCall(context, "scan", settings)
            .With("exclude", settings.Exclude)
            .With("failOn", [Word(settings.FailOn)])
            .With("archives", settings.Archives?.ToString())
            .With("onServiceError", settings.OnServiceError?.ToString())
            .With("maxFileSize", settings.MaxFileSize?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .WithPaths("fileLists", settings.FileLists)
            .WithPaths("manifests", settings.Manifests)
            .With("mode", settings.Mode.ToString())
            .With("reports", settings.Reports)
            .With("cacheFolder", settings.Cache?.MakeAbsolute(context.Environment).FullPath)
            .WithPath("policyFile", settings.Policy)
            .WithPath("stampFile", settings.Stamp)
            .With("detectCi", settings.TellCi)
            .WithPath("reportPath", settings.Report);
        select(call);
        return ReadReport(call.Run(settings.ThrowOnFailure));
    }

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

    private static string Word(SpectraKitOutcome outcome) => outcome switch
    {
        SpectraKitOutcome.Malicious => "malicious",
        SpectraKitOutcome.Suspicious => "suspicious",
        SpectraKitOutcome.Unknown => "unknown",
        _ => throw new CakeException(2, $"FailOn is {outcome}; it takes Malicious, Suspicious and Unknown."),
    };

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
