using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Display;

/// <summary>What is wrong with the arguments, and where to read how they go.</summary>
internal static class UsageText
{
    /// <summary>Whether something that looks like an option was taken for an argument: a misspelt option would otherwise be looked for as a file.</summary>
    public static bool HasUnknownOption(ParseResult parsed) => parsed.Action is not (HelpWithExamples or VersionLine) && UnknownOptions(parsed).Any();

    /// <returns>The exit code.</returns>
    public static int Complain(ParseResult parsed, Surroundings surroundings)
    {
        var problems = parsed.Errors.Select(error => ProblemOf(error.Message)).Concat(UnknownOptions(parsed)).DistinctBy(problem => problem.Message).ToList();
        foreach (var problem in problems)
            surroundings.Errors.WriteLine($"error {problem.Code}: {SafeText.Of(problem.Message)}");
        if (parsed.CommandResult.Command.Subcommands is { Count: > 0 } commands)
            surroundings.Errors.WriteLine($"There are: {string.Join(", ", commands.Select(command => command.Name))}.");
        surroundings.Errors.WriteLine($"Run '{PathOf(parsed.CommandResult.Command)} --help' to see what it takes.");
        return ExitCodes.Of(problems.Select(problem => problem.Code.ExitCode));
    }

    // After two dashes, everything is an argument. A single one is standard output.
    private static IEnumerable<Problem> UnknownOptions(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')
        .Select(token => new Problem(Codes.InvalidSetting, $"There is no option '{token.Value}'. If it is a file, put -- in front of the files, or ./ in front of its name."));

    // A validator can only hand over text: one that has a code of its own puts it in front.
    private static Problem ProblemOf(string message)
    {
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && Codes.Find(message[..colon]) is { } code ? new(code, message[(colon + 2)..]) : new(Codes.InvalidSetting, message);
    }

    private static string PathOf(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            names.Push(symbol is RootCommand ? "spectrakit" : symbol.Name);
        return string.Join(' ', names);
    }
}
