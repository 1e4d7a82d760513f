using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Runtime;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>A token that is not in the environment: in a file, or on standard input. Never on the command line, which process lists and logs repeat.</summary>
internal static class TokenSource
{
    private const string FileOption = "--token-file";
    private const string InputOption = "--token-stdin";

    public static void AddTo(Command command)
    {
        command.Options.Add(new Option<string>(FileOption) { Description = "Read the token from the first line of this file. Stands above the environment variable.", HelpName = "FILE" });
        command.Options.Add(new Option<bool>(InputOption) { Description = "Read the token from the first line of standard input. Stands above the environment variable." });
        command.Validators.Add(result =>
        {
            if (result.GetResult(FileOption) is not null && result.GetResult(InputOption) is not null)
                result.AddError($"{FileOption} and {InputOption} cannot be used together.");
        });
    }

    /// <summary>The surroundings in which the variable for the token has what was read, as if it had been set.</summary>
    /// <exception cref="ProblemException">It cannot be read, or cannot be a token (SPK1002).</exception>
    public static Surroundings Apply(ParseResult parsed, Surroundings surroundings)
    {
        var command = parsed.CommandResult;
        var file = (command.GetResult(FileOption) as OptionResult)?.GetValueOrDefault<string>();
        var isInput = (command.GetResult(InputOption) as OptionResult)?.GetValueOrDefault<bool>() == true;
        if (file is null && !isInput)
            return surroundings;

        var variable = (command.GetResult("--token-variable") as OptionResult)?.GetValueOrDefault<string>() ?? "SPECTRAKIT_TOKEN";
        var token = file is not null ? FromFile(Path.GetFullPath(file, surroundings.WorkingFolder), surroundings) : surroundings.OpenInput().ReadLine();
        if (string.IsNullOrWhiteSpace(token))
            throw new ProblemException(new(Codes.CredentialMissing, $"There is no token {(file is null ? "on standard input" : $"in the file '{SafeText.Of(file)}'")}: its first line is empty. Nothing was sent."));
        var environment = surroundings.Environment;
        return surroundings with { Environment = name => name == variable ? token.Trim() : environment(name) };
    }

    private static string? FromFile(string path, Surroundings surroundings)
    {
        try
        {
            if (ApiCredential.WarningAbout(path) is { } warning)
                surroundings.Errors.WriteLine($"warning: {SafeText.Of(warning)}");
            using var reader = new StreamReader(path);
            return reader.ReadLine();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(Codes.CredentialMissing, $"The token's file '{SafeText.Of(path)}' cannot be read: {SafeText.Of(e.Message)} Nothing was sent."), e);
        }
    }
}
