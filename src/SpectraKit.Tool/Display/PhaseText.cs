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

    /// <summary>A line of a log; <c>null</c> for what is not worth one.</summary>
    public static string? Line(ScanProgress progress) => progress.Phase switch
    {
        ScanPhase.Finding or ScanPhase.Connecting or ScanPhase.Done => null,
        _ when progress.Done > 0 => string.Create(CultureInfo.InvariantCulture, $"{Of(progress.Phase)}: {progress.Done} of {progress.Total}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Of(progress.Phase)}: {progress.Total}"),
    };
}
