using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>What decides a scan: the policy file, and what stands above it on the command line.</summary>
internal sealed class PolicyOptions
{
    private readonly Option<string> _policy = new("--policy")
    {
        Description = $"The policy file. Default: {PolicyText.FileName} in the working folder, if there is one.",
        HelpName = "FILE",
    };

    private readonly Option<Outcome[]> _failOn = new("--fail-on")
    {
        Description = "What fails beside malicious, together with everything worse. Can be given several times.",
        HelpName = "malicious|suspicious|unknown",
        DefaultValueFactory = _ => [],
        CustomParser = FailOnText.Read,
    };

    private readonly Option<ServiceErrorRule?> _onServiceError = new("--on-service-error")
    {
        Description = "What it means that the service cannot be asked. Default: what the policy says, which is fail. allow-known lets remembered verdicts count.",
        HelpName = "fail|warn|allow-known",
        CustomParser = ReadRule,
    };

    private readonly Option<ScanMode> _mode = new("--mode")
    {
        Description = "auto asks and sends what is not known, lookup asks and sends nothing, submit sends everything.",
        HelpName = "auto|lookup|submit",
        CustomParser = ReadMode,
    };

    private readonly Option<ArchiveEntries?> _archives = new("--archives")
    {
        Description = "Whether the files inside of archives are asked about for themselves. Default: what the policy says, or inspect.",
        HelpName = "inspect|ignore",
        CustomParser = ReadArchives,
    };

    public static PolicyOptions AddTo(Command command)
    {
        var options = new PolicyOptions();
        options._failOn.CompletionSources.Add(FailOnText.Words);
        options._mode.CompletionSources.Add("auto", "lookup", "submit");
        command.Options.Add(options._policy);
        command.Options.Add(options._failOn);
        options._onServiceError.CompletionSources.Add("fail", "warn", "allow-known");
        command.Options.Add(options._onServiceError);
        command.Options.Add(options._mode);
        options._archives.CompletionSources.Add("inspect", "ignore");
        command.Options.Add(options._archives);
        return options;
    }

    public void Apply(ParseResult parsed, ScanSettings settings)
    {
        settings.PolicyFile = parsed.GetValue(_policy);
        settings.FailOn = parsed.GetValue(_failOn)!;
        settings.OnServiceError = parsed.GetValue(_onServiceError);
        settings.Mode = parsed.GetValue(_mode);
        settings.Archives = parsed.GetValue(_archives);
    }

    private static ArchiveEntries? ReadArchives(ArgumentResult result)
    {
        if (Words.TryRead<ArchiveEntries>(result.Tokens[0].Value, out var archives))
            return archives;
        result.AddError($"--archives takes inspect or ignore, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static ServiceErrorRule? ReadRule(ArgumentResult result)
    {
        if (Words.TryRead<ServiceErrorRule>(result.Tokens[0].Value, out var rule))
            return rule;
        result.AddError($"--on-service-error takes fail, warn or allow-known, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static ScanMode ReadMode(ArgumentResult result)
    {
        if (Words.TryRead<ScanMode>(result.Tokens[0].Value, out var mode))
            return mode;
        result.AddError($"--mode takes auto, lookup or submit, not '{result.Tokens[0].Value}'.");
        return default;
    }
}
