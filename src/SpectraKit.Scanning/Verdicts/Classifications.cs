namespace SpectraKit.Scanning;

/// <summary>The words that services classify with, and what each comes to. A word that is not here comes to nothing: it is never guessed to be good.</summary>
internal static class Classifications
{
    public const string Unknown = "unknown";

    /// <summary>The outcome of a classification.</summary>
    /// <returns><c>null</c> when the word is missing or not known to this version.</returns>
    public static Outcome? Read(string? classification) => classification?.Trim().Replace('_', ' ').Replace('-', ' ').ToLowerInvariant() switch
    {
        "malicious" => Outcome.Malicious,
        "suspicious" => Outcome.Suspicious,
        "goodware" or "known" => Outcome.Clean,
        // Newer versions of the appliance call unknown what it is: analysed, with nothing found.
        Unknown or "no threats found" => Outcome.Unknown,
        _ => null,
    };

    /// <summary>Which of two contradicting answers to believe: the higher. One that cannot be read outranks all that say nothing bad.</summary>
    public static int Badness(string? classification) => Read(classification) switch
    {
        Outcome.Malicious => 5,
        Outcome.Suspicious => 4,
        null => 3,
        Outcome.Unknown => 2,
        _ => 1,
    };
}
