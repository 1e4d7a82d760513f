using System.CommandLine;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>How a run is kept, so that it can be gone on with.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _runFile = new("--run-file")
    {
        Description = "Keep up with what was sent in this file, so that 'spectrakit resume FILE' goes on after the run was killed or timed out.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _submitOnly = new("--submit-only")
    {
        Description = "Send what is not known, and do not wait for it. The exit code is 5 as long as something is being analysed.",
    };

    public static RunOptions AddTo(Command command)
    {
        var options = new RunOptions();
        command.Options.Add(options._runFile);
        command.Options.Add(options._submitOnly);
        return options;
    }

    public void Apply(ParseResult parsed, ScanSettings settings)
    {
        settings.RunFile = parsed.GetValue(_runFile);
        settings.SubmitOnly = parsed.GetValue(_submitOnly);
    }
}
