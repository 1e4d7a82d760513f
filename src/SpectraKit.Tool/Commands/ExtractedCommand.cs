using System.CommandLine;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit extracted</c>: what Spectra Analyze found inside of a sample.</summary>
internal static class ExtractedCommand
{
    public static Command Create(Surroundings surroundings) => new("extracted", "Look at the files that were extracted from a sample.")
    {
        ExtractedListCommand.Create(surroundings),
        ExtractedDownloadCommand.Create(surroundings),
    };
}
