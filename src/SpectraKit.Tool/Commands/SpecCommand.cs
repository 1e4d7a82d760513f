using System.CommandLine;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit spec</c>: the documents that clients are generated from. Asks nobody.</summary>
internal static class SpecCommand
{
    public static Command Create(Surroundings surroundings) => new("spec", "OpenAPI documents: what is wrong with them, and what changed for callers of their clients.")
    {
        SpecCheckCommand.Create(surroundings),
        SpecDiffCommand.Create(surroundings),
    };
}
