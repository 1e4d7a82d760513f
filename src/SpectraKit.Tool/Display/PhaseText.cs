using System.Globalization;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Display;

/// <summary>What a run is doing, in words.</summary>
internal static class PhaseText
{
    public static string Of(ScanPhase phase) => phase switch
    {
        ScanPhase.Finding => "Finding files",
        ScanPhase.Hashing => "Reading files",
        ScanPhase.Connecting => "Connecting",
        ScanPhase.Lookup => "Asking what is known",
        ScanPhase.Submitting => "Submitting",
        ScanPhase.Waiting => "Waiting for verdicts",
        ScanPhase.Downloading => "Downloading",
        _ => "Done",
    };

    /// <summary>Where the time went.</summary>
    public static string Line(ScanTimings t) => string.Create(
        CultureInfo.InvariantCulture,
        $"Time: finding {t.Finding.TotalSeconds:0.00} s, reading {t.Hashing.TotalSeconds:0.00} s, connecting {t.Connecting.TotalSeconds:0.00} s, asking {t.Lookup.TotalSeconds:0.00} s, submitting {t.Submitting.TotalSeconds:0.00} s, waiting {t.Waiting.TotalSeconds:0.00} s.");

    /// <summary>A line of a log; <c>null</c> for what is not worth one.</summary>
    public static string? Line(ScanProgress progress) => progress.Phase switch
    {
        ScanPhase.Finding or ScanPhase.Connecting or ScanPhase.Done => null,
        _ when progress.Done > 0 => string.Create(CultureInfo.InvariantCulture, $"{Of(progress.Phase)}: {progress.Done} of {progress.Total}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Of(progress.Phase)}: {progress.Total}"),
    };
}
