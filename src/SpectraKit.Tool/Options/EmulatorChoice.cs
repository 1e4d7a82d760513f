using System.CommandLine;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Asking an emulator instead of a service: never by default, and never together with an address.</summary>
internal sealed class EmulatorChoice
{
    private readonly Option<bool> _emulator = new("--emulator")
    {
        Description = "Ask an emulator that is started for this run. Its verdicts say nothing about real malware.",
    };

    private readonly Option<string> _rules = new("--emulator-rules")
    {
        Description = "The emulator's rules: which hashes, names and bytes it calls what. See 'spectrakit emulator --help'.",
        HelpName = "FILE",
    };

    public static EmulatorChoice AddTo(Command command, ServiceOptions service)
    {
        var choice = new EmulatorChoice();
        command.Options.Add(choice._emulator);
        command.Options.Add(choice._rules);
        command.Validators.Add(result =>
        {
            var isEmulator = result.GetValue(choice._emulator);
            if (isEmulator && service.HasUrl(result))
                result.AddError("--emulator and --url cannot be used together: ask one or the other.");
            if (!isEmulator && result.GetResult(choice._rules) is not null)
                result.AddError("--emulator-rules needs --emulator.");
        });
        return choice;
    }

    public void Apply(ParseResult parsed, ServiceSettings settings)
    {
        settings.Emulator = parsed.GetValue(_emulator);
        settings.EmulatorRules = parsed.GetValue(_rules);
    }
}
