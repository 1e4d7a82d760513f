using System.CommandLine;
using SpectraKit.Runtime;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;

namespace SpectraKit.Tool.Options;

/// <summary>The options that every command has: how much is said, and where the token comes from when it is not in the environment.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say only what is wrong. Short for --verbosity quiet.", Recursive = true };

    private readonly Option<Verbosity> _verbosity = new("--verbosity")
    {
        Description = "quiet says only what is wrong, normal what came of it, detailed every file and where the time went.",
        HelpName = "quiet|normal|detailed",
        DefaultValueFactory = _ => Verbosity.Normal,
        Recursive = true,
    };

    public static GlobalOptions AddTo(RootCommand root)
    {
        var options = new GlobalOptions();
        options._verbosity.CompletionSources.Clear();
        options._verbosity.CompletionSources.Add("quiet", "normal", "detailed");
        options._verbosity.CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (Words.TryRead<Verbosity>(word, out var verbosity))
                return verbosity;
            result.AddError($"--verbosity takes quiet, normal or detailed, not '{word}'.");
            return default;
        };
        root.Options.Add(options._quiet);
        root.Options.Add(options._verbosity);
        return options;
    }

    /// <summary>The surroundings as these options make them; the same when none of them is given.</summary>
    /// <exception cref="ProblemException">The token cannot be read (SPK1002).</exception>
    public Surroundings Apply(ParseResult parsed, Surroundings surroundings)
    {
        var verbosity = parsed.GetValue(_quiet) ? Verbosity.Quiet : parsed.GetValue(_verbosity);
        surroundings = verbosity == surroundings.Verbosity ? surroundings : surroundings with { Verbosity = verbosity };
        return TokenSource.Apply(parsed, surroundings);
    }
}
