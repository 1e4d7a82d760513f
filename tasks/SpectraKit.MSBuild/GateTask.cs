using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>A task that is told which services to ask, and by which policy to judge.</summary>
public abstract class GateTask : ServiceTask
{
    /// <summary>The policy file.</summary>
    /// <value><c>spectrakit.json</c> beside the project by default, if there is one.</value>
    public string? Policy { get; set; }

    /// <summary>The services that are asked, one after the other: <c>analyze</c>, <c>analyze-cloud</c> and <c>intelligence</c>.</summary>
    /// <value><c>analyze</c> by default.</value>
    public string[] Services { get; set; } = [];

    /// <summary>The address of Spectra Intelligence where it is asked beside Spectra Analyze.</summary>
    /// <value>The environment variable <c>SPECTRAKIT_INTELLIGENCE_URL</c> by default.</value>
    public string? IntelligenceUrl { get; set; }

    /// <summary>What it means that a service knows a file and found nothing, while there is another: <c>ask</c> it, or <c>accept</c>.</summary>
    /// <value><c>ask</c> by default.</value>
    public string? OnUnknown { get; set; }

    /// <summary>Fills in what is common to the tasks that judge.</summary>
    /// <param name="settings">The settings, which only have what is the task's own.</param>
    /// <returns>The same settings.</returns>
    /// <exception cref="ProblemException">A word is none that its property takes.</exception>
    private protected ScanSettings CompleteGate(ScanSettings settings)
    {
        settings.Services = [.. Services.Select(service => Word<VerdictService>("SpectraKitServices", service, "analyze, analyze-cloud and intelligence, separated by semicolons")).OfType<VerdictService>()];
        settings.IntelligenceUrl = NullIfEmpty(IntelligenceUrl);
        settings.OnUnknown = Word<UnknownRule>("SpectraKitOnUnknown", OnUnknown, "ask or accept") ?? UnknownRule.Ask;
        settings.PolicyFile = NullIfEmpty(Policy);
        return Complete(settings);
    }

    private protected static T? Word<T>(string property, string? text, string expected)
        where T : struct, Enum =>
        NullIfEmpty(text) is not { } word ? null
        : Words.TryRead<T>(word, out var value) ? value
        : throw Invalid(property, word, expected);
}
