using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SpectraKit.Tool.Options;

/// <summary>--help: what System.CommandLine prints, then examples to copy and what the exit codes mean.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    // Help is read on terminals and copied into files: the width of the one must not decide the other's.
    private readonly HelpAction _help = new() { MaxWidth = 120 };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var exitCode = _help.Invoke(parseResult);
        if (Examples.Of(parseResult.CommandResult.Command) is { Count: > 0 } examples)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        if (parseResult.CommandResult.Command is RootCommand)
            output.WriteLine(Environment);
        output.WriteLine(ExitCodes);
        return exitCode;
    }

    private const string Environment =
        """
        Environment:
          SPECTRAKIT_URL, SPECTRAKIT_TOKEN                Spectra Analyze: address and token
          SPECTRAKIT_INTELLIGENCE_URL, ..._USER, ..._PASSWORD
                                                          Spectra Intelligence: address, user and password
          SPECTRAKIT_FAIL_ON, SPECTRAKIT_TIMEOUT, ...     any option, by its name; what is typed stands above it
          NO_COLOR                                        no colours, when set to anything

        Configuration: spectrakit.config.json in the working folder has options for every run, such as {"failOn": "suspicious"};
        the environment stands above it.

        """;

    private const string ExitCodes =
        """
        Exit codes:
          0 all clear   1 refused: a file, or the policy about it   2 usage or configuration   3 nothing matched
          4 service not available, or its quota used up   5 time limit reached   130 cancelled
        """;
}
