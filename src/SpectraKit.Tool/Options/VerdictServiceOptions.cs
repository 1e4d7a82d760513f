using System.CommandLine;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Which services a scan asks, and in which order.</summary>
internal sealed class VerdictServiceOptions
{
    private readonly Option<VerdictService[]> _services = new("--service")
    {
        Description = "Whom to ask: analyze (the appliance), analyze-cloud (what the appliance finds in the cloud), intelligence (the cloud itself). Given several times, one after the other, each about what is still open. Default: analyze.",
        HelpName = "analyze|analyze-cloud|intelligence",
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Word<VerdictService>("--service", token.Value, "analyze, analyze-cloud or intelligence", result.AddError))],
    };

    private readonly Option<UnknownRule> _onUnknown = new("--on-unknown")
    {
        Description = "What it means that a service knows a file and found nothing, while there is another to ask: ask it, or accept.",
        HelpName = "ask|accept",
        CustomParser = result => Word<UnknownRule>("--on-unknown", result.Tokens[0].Value, "ask or accept", result.AddError),
    };

    private readonly IntelligenceOptions _intelligence;

    private VerdictServiceOptions(IntelligenceOptions intelligence) => _intelligence = intelligence;

    public static VerdictServiceOptions AddTo(Command command)
    {
        var options = new VerdictServiceOptions(IntelligenceOptions.AddTo(command));
        options._services.CompletionSources.Add("analyze", "analyze-cloud", "intelligence");
        options._onUnknown.CompletionSources.Add("ask", "accept");
        command.Options.Add(options._services);
        command.Options.Add(options._onUnknown);
        return options;
    }

    public void Apply(ParseResult parsed, ScanSettings settings)
    {
        settings.Services = parsed.GetValue(_services)!;
        settings.OnUnknown = parsed.GetValue(_onUnknown);
        settings.IntelligenceUrl = _intelligence.ApplyBeside(parsed, settings);
    }

    /// <summary>The surroundings with the user that was named, if one was.</summary>
    public Surroundings Over(Surroundings surroundings, ParseResult parsed) => surroundings with { Environment = _intelligence.Over(surroundings.Environment, parsed) };

    private static T Word<T>(string option, string text, string expected, Action<string> complain)
        where T : struct, Enum
    {
        if (Words.TryRead<T>(text, out var word))
            return word;
        complain($"{option} takes {expected}, not '{text}'.");
        return default;
    }
}
