using System.CommandLine;
using System.CommandLine.Invocation;
using SpectraKit.Scanning;
using SpectraKit.Tool.Commands;
using SpectraKit.Tool.Display;

namespace SpectraKit.Tool;

/// <summary>From arguments to an exit code: parse, complain or run.</summary>
internal static class SpectraKitProgram
{
    // A file whose name begins with @ is a file: the parser's response files would let whoever names files write arguments.
    private static readonly ParserConfiguration _parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var parsed = SpectraKitCommand.Create(surroundings).Parse(arguments, _parsing);
        if (parsed.Action is ParseErrorAction || UsageText.HasUnknownOption(parsed))
            return UsageText.Complain(parsed, surroundings);

        try
        {
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
}
