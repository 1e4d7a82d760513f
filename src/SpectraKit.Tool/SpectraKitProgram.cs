using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;
using SpectraKit.Tool.Commands;
using SpectraKit.Tool.Configuration;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool;

/// <summary>From arguments to an exit code: parse, complain or run.</summary>
internal static class SpectraKitProgram
{
    // A file whose name begins with @ is a file: the parser's response files would let whoever names files write arguments.
    private static readonly ParserConfiguration _parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        try
        {
            var parsed = Parse(arguments, ref surroundings);
            if (parsed.Action is ParseErrorAction || UsageText.HasUnknownOption(parsed))
                return UsageText.Complain(parsed, surroundings);

            var invocation = new InvocationConfiguration
            {
                Output = surroundings.Output,
                Error = surroundings.Errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            new ProblemText(surroundings).Write(e.Problem);
            return e.Problem.Code.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            new ProblemText(surroundings).Write(new Problem(Codes.Cancelled, "The run was cancelled."));
            return ExitCodes.Cancelled;
        }
        catch (Exception e)
        {
            // A mistake of this program. It must not look like a verdict, and whoever reports it needs all of it.
            surroundings.Errors.WriteLine($"error: spectrakit {ToolInfo.Current.Version} failed by a mistake of its own. Please report this:");
            foreach (var line in e.ToString().Split('\n'))
                surroundings.Errors.WriteLine("  " + SafeText.Of(line.TrimEnd('\r')));
            return ExitCodes.Configuration;
        }
    }

    /// <summary>The command line over the environment over the configuration file. Where these say nothing, the first parse is the last.</summary>
    private static ParseResult Parse(string[] arguments, ref Surroundings surroundings)
    {
        var root = SpectraKitCommand.Create(surroundings, out var options);
        var parsed = root.Parse(arguments, _parsing);
        // Help, versions and completions need no configuration, and have to work where it is broken.
        if (parsed.Action is HelpWithExamples or VersionLine || parsed.Tokens is [{ Type: TokenType.Directive }, ..] || parsed.CommandResult.Command is RootCommand)
            return parsed;

        var file = ConfigurationFile.Load(surroundings, AllOptions(root).Where(OptionDefaults.CanBeConfigured));
        var completed = OptionDefaults.Complete(arguments, parsed, surroundings, file);
        var changed = OptionDefaults.Behind(surroundings, file);
        if (completed != arguments)
            parsed = root.Parse(completed, _parsing);
        if (parsed.Errors.Count == 0)
            changed = options.Apply(parsed, changed);
        if (changed == surroundings)
            return parsed;
        surroundings = changed;
        return SpectraKitCommand.Create(surroundings, out _).Parse(completed, _parsing);
    }

    /// <summary>Every option of a command and of those below it.</summary>
    internal static IEnumerable<Option> AllOptions(Command command) => command.Options.Concat(command.Subcommands.SelectMany(AllOptions));
}
