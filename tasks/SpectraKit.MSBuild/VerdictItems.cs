using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>What is said of files, as items of a build.</summary>
internal static class VerdictItems
{
    public static ITaskItem[] Of(ScanReport report) => [.. report.Files.Select(Of)];

    public static TaskItem Of(FileResult file) => new(file.Path, new Dictionary<string, string>
    {
        ["Outcome"] = Words.Of(file.Outcome),
        ["Decision"] = Words.Of(file.Decision),
        ["Code"] = file.Code?.Id ?? "",
        ["Sha256"] = file.Sha256 ?? "",
        ["Classification"] = file.Classification ?? "",
        ["RiskScore"] = file.RiskScore?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        ["ThreatName"] = file.ThreatName ?? "",
    });
}
