namespace SpectraKit.Scanning;

/// <summary>Scan settings that were checked.</summary>
internal sealed record CheckedScan
{
    public required ArtifactSelection Selection { get; init; }

    public required ScanPolicy Policy { get; init; }

    public required ScanMode Mode { get; init; }

    /// <summary>What it means that a service knows a file and found nothing, while there is another to ask.</summary>
    public UnknownRule OnUnknown { get; init; }

    /// <summary>Whether what is being analysed is not waited for.</summary>
    public bool SubmitOnly { get; init; }

    /// <summary>The file that the run is kept in; <c>null</c> for none.</summary>
    public string? RunFile { get; init; }

    /// <summary>Manifests of earlier scans, by their full paths.</summary>
    public IReadOnlyList<string> Manifests { get; init; } = [];

    /// <summary>The largest file that is read; <c>null</c> for any.</summary>
    public long? MaxFileSize { get; init; }

    /// <summary>Where verdicts are remembered; <c>null</c> for nowhere.</summary>
    public required string? CacheFolder { get; init; }

    /// <summary>Where an unchanged run is recognised by; <c>null</c> for nowhere.</summary>
    public string? StampFile { get; init; }

    /// <summary>What the run writes, and does not scan.</summary>
    public required OwnFiles OwnFiles { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Whom to ask, in this order.</summary>
    public required IReadOnlyList<VerdictService> Services { get; init; }

    /// <summary>How to reach them; empty when the host connects by itself.</summary>
    public required IReadOnlyDictionary<ServiceKind, ServiceTarget> Targets { get; init; }

    /// <summary>Whose answers these are, as far as that is known before anybody was reached: the service that takes files, or else the first.</summary>
    public required ServiceDescription Service { get; init; }

    /// <exception cref="ProblemException">A setting cannot be used.</exception>
    public static CheckedScan Of(ScanSettings settings, EngineHost host) => Of(settings, host, ServiceTarget.Of);

    /// <summary>As <see cref="Of(ScanSettings, EngineHost)"/>, for somebody who will not connect: without credentials, and with an address only where there is one.</summary>
    /// <exception cref="ProblemException">A setting cannot be used.</exception>
    public static CheckedScan ToPlan(ScanSettings settings, EngineHost host) => Of(settings, host, ServiceTarget.ToPlan);

    private static CheckedScan Of(ScanSettings settings, EngineHost host, Func<ServiceSettings, EngineHost, ServiceTarget> targetOf)
    {
        IReadOnlyList<VerdictService> services = settings.Services.Count > 0 ? settings.Services : [settings.Kind == ServiceKind.Analyze ? VerdictService.Analyze : VerdictService.Intelligence];
        if (services.Distinct().Count() != services.Count)
            throw CheckedFiles.Invalid("Services names a service twice.");
        if (settings.Mode == ScanMode.Submit && !services.Contains(VerdictService.Analyze))
            throw CheckedFiles.Invalid("Mode submit needs Spectra Analyze among the services: the others take no files here.");
        if (settings.FailOn.FirstOrDefault(outcome => outcome is not (Outcome.Malicious or Outcome.Suspicious or Outcome.Unknown), Outcome.Malicious) is var outcome and not Outcome.Malicious)
            throw CheckedFiles.Invalid($"FailOn holds '{outcome}'; it can hold malicious, suspicious and unknown.");
        if (settings.NotScanned is { } notScanned && !Enum.IsDefined(notScanned))
            throw CheckedFiles.Invalid("NotScanned has to be pass, warn or fail.");
        if (settings.OnServiceError is { } rule && !Enum.IsDefined(rule))
            throw CheckedFiles.Invalid("OnServiceError has to be fail, warn or allow-known.");

        if (settings.RunFile is not null && settings.Emulator)
            throw CheckedFiles.Invalid("RunFile and Emulator cannot be used together: the emulator of a run is gone when it could be resumed.");
        if (settings.Resume && string.IsNullOrWhiteSpace(settings.RunFile))
            throw CheckedFiles.Invalid("Resume needs RunFile: it says what is to be gone on with.");
        var timeout = CheckedFiles.Timeout(settings);
        var selection = CheckedFiles.Selection(settings, host);
        var kinds = services.Select(ServiceTarget.KindOf).Distinct().ToList();
        var primary = kinds.Contains(ServiceKind.Analyze) ? ServiceKind.Analyze : kinds[0];
        var targets = host.Connect is null ? kinds.ToDictionary(kind => kind, kind => targetOf(ServiceTarget.SettingsOf(kind, settings), host)) : [];
        var policy = PolicySettings.Of(settings, selection.Root, host);
        var cacheFolder = FullPath(settings.CacheFolder, nameof(settings.CacheFolder));
        var stampFile = FullPath(settings.StampFile, nameof(settings.StampFile));
        var runFile = FullPath(settings.RunFile, nameof(settings.RunFile));
        return new()
        {
            Manifests = [.. settings.Manifests.Select(manifest => CheckedFiles.FullPath(manifest, nameof(settings.Manifests), host))],
            MaxFileSize = settings.MaxFileSize ?? policy.MaxFileSize,
            Timeout = timeout,
            Policy = policy,
            Mode = settings.Mode,
            CacheFolder = settings.Emulator ? null : cacheFolder,
            StampFile = stampFile,
            OwnFiles = OwnFiles.Of(settings, host, cacheFolder, stampFile, runFile),
            Selection = selection,
            SubmitOnly = settings.SubmitOnly,
            RunFile = runFile,
            OnUnknown = settings.OnUnknown,
            Services = services,
            Targets = targets,
            Service = new(primary, targets.GetValueOrDefault(primary)?.Address?.AbsoluteUri, settings.Emulator),
        };

        string? FullPath(string? path, string setting) => string.IsNullOrWhiteSpace(path) ? null : CheckedFiles.FullPath(path, setting, host);
    }
}
