using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>The findings of an earlier scan, which do not fail this one: the team works them off, and nothing is added meanwhile.</summary>
public sealed class Baseline
{
    private readonly HashSet<(string Sha256, string ThreatName)> _findings = [];

    /// <summary>How many findings it has.</summary>
    public int Count => _findings.Count;

    /// <summary>The baseline that a report is.</summary>
    /// <param name="report">A report of an earlier scan.</param>
    /// <returns>Its malicious and suspicious files, by content and threat.</returns>
    public static Baseline Of(ScanReport report)
    {
        var baseline = new Baseline();
        foreach (var file in report.Files.Where(file => file.Outcome is Outcome.Malicious or Outcome.Suspicious && file.Sha256 is not null))
            baseline._findings.Add((file.Sha256!, Name(file.ThreatName)));
        return baseline;
    }

    /// <summary>Reads the JSON report of an earlier scan.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ProblemException">It cannot be read, or is no report (SPK4005).</exception>
    public static Baseline Load(string path)
    {
        try
        {
            return Of(JsonReportReader.Read(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            throw new ProblemException(new(Codes.InvalidBaseline, $"The baseline '{SafeText.Of(path)}' cannot be used: {SafeText.Of(e.Message)} It is the JSON report of an earlier scan."), e);
        }
    }

    /// <summary>Whether it has a finding.</summary>
    internal bool Has(string sha256, string? threatName) => _findings.Contains((sha256, Name(threatName)));

    private static string Name(string? threatName) => threatName?.ToUpperInvariant() ?? "";
}
