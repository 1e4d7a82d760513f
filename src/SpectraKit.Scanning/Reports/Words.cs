namespace SpectraKit.Scanning;

/// <summary>The words that the JSON form and people use for the engine's enumerations, both ways.</summary>
public static class Words
{
    /// <summary>The word for an outcome, such as <c>notScanned</c>.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The word.</returns>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Clean => "clean",
        Outcome.Unknown => "unknown",
        Outcome.Suspicious => "suspicious",
        Outcome.Malicious => "malicious",
        _ => "notScanned",
    };

    /// <summary>The word for a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The word.</returns>
    public static string Of(Decision decision) => decision switch
    {
        Decision.Pass => "pass",
        Decision.Warn => "warn",
        _ => "fail",
    };

    /// <summary>The word for a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The word.</returns>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Information => "information",
        Severity.Warning => "warning",
        _ => "error",
    };

    /// <summary>The word for a service.</summary>
    /// <param name="kind">The service.</param>
    /// <returns>The word.</returns>
    public static string Of(ServiceKind kind) => kind == ServiceKind.Analyze ? "analyze" : "intelligence";

    /// <summary>The word for a service that has verdicts.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The word, such as <c>analyze-cloud</c>.</returns>
    public static string Of(VerdictService service) => service switch
    {
        VerdictService.Analyze => "analyze",
        VerdictService.AnalyzeCloud => "analyze-cloud",
        _ => "intelligence",
    };

    /// <summary>The word for a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The word.</returns>
    public static string Of(ScanMode mode) => mode.ToString().ToLowerInvariant();

    /// <summary>The word for what an outage means.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The word, such as <c>allow-known</c>.</returns>
    public static string Of(ServiceErrorRule rule) => rule switch
    {
        ServiceErrorRule.Fail => "fail",
        ServiceErrorRule.Warn => "warn",
        _ => "allow-known",
    };

    /// <summary>The word for a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The word.</returns>
    public static string Of(ProcessingState state) => state switch
    {
        ProcessingState.Processed => "processed",
        ProcessingState.Processing => "processing",
        _ => "not_found",
    };

    /// <summary>The word for a CI host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The word, in lower case.</returns>
    public static string Of(CiHost host) => host.ToString().ToLowerInvariant();

    /// <summary>The word for whether archives are looked into.</summary>
    /// <param name="entries">Whether they are.</param>
    /// <returns>The word.</returns>
    public static string Of(ArchiveEntries entries) => entries == ArchiveEntries.Inspect ? "inspect" : "ignore";

    /// <summary>The word for what becomes of an archive whose files are all known to be good.</summary>
    /// <param name="archive">What becomes of it.</param>
    /// <returns>The word.</returns>
    public static string Of(KnownGoodArchive archive) => archive == KnownGoodArchive.Send ? "send" : "skip";

    /// <summary>The word for what a scan would do with a file.</summary>
    /// <param name="fate">What it would do.</param>
    /// <returns>The word, such as <c>ask-and-send</c>.</returns>
    public static string Of(PlannedFate fate) => fate switch
    {
        PlannedFate.NotScanned => "not-scanned",
        PlannedFate.Remembered => "remembered",
        PlannedFate.Ask => "ask",
        PlannedFate.AskAndSend => "ask-and-send",
        _ => "send",
    };

    /// <summary>The word for a form of reports.</summary>
    /// <param name="format">The form.</param>
    /// <returns>The word, in lower case.</returns>
    public static string Of(ReportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>Reads a word in any case.</summary>
    /// <typeparam name="T">One of the enumerations that have words.</typeparam>
    /// <param name="word">The word.</param>
    /// <param name="value">What it means.</param>
    /// <returns>Whether it means anything. Numbers do not.</returns>
    public static bool TryRead<T>(string? word, out T value)
        where T : struct, Enum
    {
        var name = word?.Trim().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (string.Equals(candidate.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
