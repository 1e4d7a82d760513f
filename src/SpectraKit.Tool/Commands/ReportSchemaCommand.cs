using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit report schema</c>: what scripts can rely on in the JSON report of a scan.</summary>
internal static class ReportSchemaCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("schema", "Print the JSON schema of the JSON report of a scan.").WithExamples("spectrakit report schema");
        command.SetAction(_ =>
        {
            surroundings.Output.Write(JsonReport.Schema);
            return ExitCodes.AllClear;
        });
        return command;
    }
}
