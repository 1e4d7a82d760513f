using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit policy</c>: a policy file, without a scan.</summary>
internal static class PolicyCommand
{
    public static Command Create(Surroundings surroundings) => new("policy", "Check a policy file, or print the JSON schema of policy files.")
    {
        CreateCheck(surroundings),
        CreateSchema(surroundings),
    };

    private static Command CreateCheck(Surroundings surroundings)
    {
        var command = new Command("check", "Read a policy file as a scan would, and say what it comes to. Asks nobody.").WithExamples(
            "spectrakit policy check",
            "spectrakit policy check build/spectrakit.json");
        var file = new Argument<string>("file") { Description = $"The file. Default: {PolicyText.FileName} in the working folder.", DefaultValueFactory = _ => PolicyText.FileName };
        command.Arguments.Add(file);
        command.SetAction(parsed =>
        {
            var policy = PolicyText.Load(Path.GetFullPath(parsed.GetValue(file)!, surroundings.WorkingFolder));
            foreach (var line in policy.Describe())
                surroundings.Output.WriteLine(line);
            return ExitCodes.AllClear;
        });
        return command;
    }

    private static Command CreateSchema(Surroundings surroundings)
    {
        var command = new Command("schema", "Print the JSON schema of policy files, for editors.").WithExamples("spectrakit policy schema");
        command.SetAction(_ =>
        {
            surroundings.Output.Write(PolicyText.Schema);
            return ExitCodes.AllClear;
        });
        return command;
    }
}
