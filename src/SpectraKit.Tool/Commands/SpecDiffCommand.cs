using System.CommandLine;
using SpectraKit.Tool.Options;
using SpectraKit.Tool.Specs;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit spec diff</c>: what a newer document changes for those who call the client generated from it.</summary>
internal static class SpecDiffCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("diff", "List what changed between two OpenAPI documents for a caller of the generated client: methods, parameters, types. Words of the documentation do not count.").WithExamples(
            "spectrakit spec diff released.json openapi.json",
            "spectrakit spec diff released.json openapi.json --format markdown --fail-on any");
        var old = new Argument<string>("old") { Description = "The document that callers were compiled against; - is standard input." };
        var @new = new Argument<string>("new") { Description = "The document that they are to be compiled against." };
        var format = new Option<string>("--format") { Description = "How to say it. json is for scripts, markdown for step summaries and merge requests.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "markdown", "json");
        var failOn = new Option<string>("--fail-on") { Description = "What makes the exit code 1: breaking changes, any change, or none.", DefaultValueFactory = _ => "breaking" }.AcceptOnlyFromAmong("breaking", "any", "none");
        command.Arguments.Add(old);
        command.Arguments.Add(@new);
        command.Options.Add(format);
        command.Options.Add(failOn);

        command.SetAction((parsed, cancellationToken) => Task.FromResult(new SpecDiff(surroundings).Run(
            parsed.GetValue(old)!,
            parsed.GetValue(@new)!,
            parsed.GetValue(format)!,
            parsed.GetValue(failOn)!,
            cancellationToken)));
        return command;
    }
}
