using System.CommandLine;
using SpectraKit.Tool.Options;
using SpectraKit.Tool.Specs;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit spec check</c>: what is wrong with documents, and where.</summary>
internal static class SpecCheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("check", "Check OpenAPI documents: against the specification, the x-kit extensions, and what a build would say of them.").WithExamples(
            "spectrakit spec check openapi.json",
            "spectrakit spec check \"specs/**/*.json\" --warnings-as-errors --format json");
        var files = new Argument<string[]>("file") { Description = "Documents, or patterns of them with * and **; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "How to say it. json is for scripts.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
        var warningsAsErrors = new Option<bool>("--warnings-as-errors") { Description = "Let warnings make the exit code 1, too." };
        command.Arguments.Add(files);
        command.Options.Add(format);
        command.Options.Add(warningsAsErrors);

        command.SetAction((parsed, cancellationToken) => Task.FromResult(new SpecCheck(surroundings).Run(
            parsed.GetValue(files)!,
            parsed.GetValue(format)!,
            parsed.GetValue(warningsAsErrors),
            cancellationToken)));
        return command;
    }
}
