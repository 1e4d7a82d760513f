namespace SpectraKit.Scanning;

/// <summary>The policy of a scan: the file's, if there is one, and above it what the settings say.</summary>
internal static class PolicySettings
{
    public static ScanPolicy Of(ScanSettings settings, string root, EngineHost host)
    {
        var policy = Load(settings, root, host);
        // Malicious fails anyway: naming it alone says nothing that could stand above the file.
        if (settings.FailOn.Any(outcome => outcome != Outcome.Malicious))
        {
            var named = ScanPolicy.FailingOn(settings.FailOn);
            policy = policy with { Suspicious = named.Suspicious, Unknown = named.Unknown };
        }

        if (settings.Archives is { } archives)
            policy = policy with { Archives = policy.Archives with { Entries = archives } };
        if (settings.NotScanned is { } notScanned)
            policy = policy with { NotScanned = notScanned, OnServiceError = null };
        return settings.OnServiceError is { } rule ? policy with { OnServiceError = rule } : policy;
    }

    private static ScanPolicy Load(ScanSettings settings, string root, EngineHost host)
    {
        var path = string.IsNullOrWhiteSpace(settings.PolicyFile)
            ? System.IO.Path.Combine(root, PolicyText.FileName)
            : CheckedFiles.FullPath(settings.PolicyFile, nameof(settings.PolicyFile), host);
        // One that was named and is not there is a mistake; a gate without its policy must not open.
        return string.IsNullOrWhiteSpace(settings.PolicyFile) && !File.Exists(path) ? ScanPolicy.Default : PolicyText.Load(path);
    }
}
