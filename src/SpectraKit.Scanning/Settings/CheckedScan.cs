namespace SpectraKit.Scanning;

/// <summary>Scan settings that were checked.</summary>
internal sealed record CheckedScan
{
    public required ArtifactSelection Selection { get; init; }

    public required ScanPolicy Policy { get; init; }

    public required ScanMode Mode { get; init; }

    /// <summary>What it means that a service knows a file and found nothing, while there is another to ask.</summary>
    public UnknownRule OnUnknown { get; init; }

    /// <summary>Manifests of earlier scans, by their full paths.</summary>
    public IReadOnlyList<string> Manifests { get; init; } = [];

    /// <summary>The largest file that is read; <c>null</c> for any.</summary>
    public long? MaxFileSize { get; init; }

    /// <summary>Where verdicts are remembered; <c>null</c> for nowhere.</summary>
    public required string? CacheFolder { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Whom to ask; <c>null</c> when the host connects by itself.</summary>
    public required ServiceTarget? Target { get; init; }

    public static CheckedScan Of(ScanSettings settings, EngineHost host)
    {
        if (settings.Kind != ServiceKind.Analyze)
            throw CheckedFiles.Invalid("A scan asks Spectra Analyze; Spectra Intelligence is here for downloads only.");
        if (settings.FailOn.FirstOrDefault(outcome => outcome is not (Outcome.Malicious or Outcome.Suspicious or Outcome.Unknown), Outcome.Malicious) is var outcome and not Outcome.Malicious)
            throw CheckedFiles.Invalid($"FailOn holds '{outcome}'; it can hold malicious, suspicious and unknown.");
        if (settings.NotScanned is { } notScanned && !Enum.IsDefined(notScanned))
            throw CheckedFiles.Invalid("NotScanned has to be pass, warn or fail.");

        var selection = CheckedFiles.Selection(settings, host);
        var policy = PolicySettings.Of(settings, selection.Root, host);
        return new()
        {
            Manifests = [.. settings.Manifests.Select(manifest => CheckedFiles.FullPath(manifest, nameof(settings.Manifests), host))],
            MaxFileSize = settings.MaxFileSize ?? policy.MaxFileSize,
            Timeout = CheckedFiles.Timeout(settings),
            Policy = policy,
            Mode = settings.Mode,
            CacheFolder = string.IsNullOrWhiteSpace(settings.CacheFolder) || settings.Emulator ? null : CheckedFiles.FullPath(settings.CacheFolder, nameof(settings.CacheFolder), host),
            Selection = selection,
            Target = host.Connect is null ? ServiceTarget.Of(settings, host) : null,
        };
    }
}
