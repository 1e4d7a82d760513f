namespace SpectraKit.Emulator;

/// <summary>What options must be, apart from what only opening files and ports can tell.</summary>
internal static class OptionChecks
{
    /// <exception cref="EmulatorConfigurationException">An option is out of its range.</exception>
    public static void Check(EmulatorOptions options)
    {
        var limits = options.Limits;
        Require(options.AnalysisDelay >= TimeSpan.Zero, "The analysis delay is zero or more.");
        Require(options.Token.Length > 0 && !options.Token.Any(char.IsWhiteSpace), "The token is empty or has blanks in it.");
        Require(options.User.Length > 0 && !options.User.Contains(':'), "The user is empty or has a colon in it, which HTTP Basic cannot say.");
        Require(options.Password.Length > 0, "The password is empty.");
        Require(limits.UploadBytes >= 0, "The upload limit is zero or more.");
        Require(limits is { ArchiveEntries: >= 0, ArchiveBytes: >= 0, ArchiveDepth: >= 0 }, "The archive limits are zero or more.");
        Require(limits.ArchiveRatio >= 1, "The archive ratio is 1 or more.");
        Require(limits is { DownloadRequestsPerMinute: null or > 0, ParallelDownloads: null or > 0 }, "The download limits are 1 or more, or none.");
        Require(limits.CloudQueriesPerDay is null or > 0, "The cloud's quota is 1 or more, or none.");
    }

    private static void Require(bool condition, string sentence)
    {
        if (!condition) throw new EmulatorConfigurationException(sentence);
    }
}
