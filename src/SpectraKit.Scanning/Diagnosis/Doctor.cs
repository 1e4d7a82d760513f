using System.Globalization;
using System.Runtime.InteropServices;

namespace SpectraKit.Scanning;

/// <summary>Finds out why a scan would not work from here, without scanning: tool, cache, and each service from its address to its limits.</summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class Doctor(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Which services there are to look at: Spectra Analyze, and Spectra Intelligence where something says where it is, since most have no account there.</summary>
    /// <param name="settings">How to reach Spectra Analyze, and the credentials of both.</param>
    /// <param name="intelligenceUrl">The address of Spectra Intelligence; <c>null</c> when the environment may say it.</param>
    /// <param name="host">What the front gives the engine of its surroundings.</param>
    /// <returns>How to reach each.</returns>
    public static IReadOnlyList<ServiceSettings> ServicesOf(ServiceSettings settings, string? intelligenceUrl, EngineHost host)
    {
        var cloud = ServiceTarget.SettingsOf(ServiceKind.Intelligence, settings, intelligenceUrl);
        return settings.Kind == ServiceKind.Intelligence || settings.Emulator || !ServiceTarget.HasAddress(cloud, host) ? [settings] : [settings, cloud];
    }

    /// <summary>Looks at everything. Changes nothing anywhere but for a file that is written into the cache's folder and deleted again.</summary>
    /// <param name="services">How to reach each service. The first one's timeout limits the whole run.</param>
    /// <param name="cacheFolder">The folder that verdicts are remembered in; <c>null</c> for none.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Every check with its result. Warnings do not fail it.</returns>
    public async Task<VerbReport<DoctorCheck>> ExamineAsync(IReadOnlyList<ServiceSettings> services, string? cacheFolder = null, CancellationToken cancellationToken = default)
    {
        var startedAt = _host.Time.GetUtcNow();
        var start = _host.Time.GetTimestamp();
        using var deadline = new CancellationTokenSource(CheckedFiles.Timeout(services[0]), _host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var checks = new List<DoctorCheck> { OfTool(), OfCache(cacheFolder) };
        foreach (var service in services)
        {
            checks.AddRange(await new ServiceExamination(service, _host).RunAsync(stop.Token).ConfigureAwait(false));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new()
        {
            Service = new(services[0].Kind, null, services[0].Emulator),
            Items = checks,
            ExitCode = ExitCodes.Of(checks.Where(check => check.Problem?.Severity == Severity.Error).Select(check => check.Problem!.Code.ExitCode)),
            StartedAt = startedAt,
            Duration = _host.Time.GetElapsedTime(start),
        };
    }

    private static DoctorCheck OfTool() => new()
    {
        Subject = "machine",
        Name = "tool",
        Result = $"{ToolInfo.Current.Name} {ToolInfo.Current.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture}).",
    };

    private DoctorCheck OfCache(string? cacheFolder)
    {
        if (string.IsNullOrWhiteSpace(cacheFolder))
            return DoctorCheck.Skipped("machine", "cache", "Verdicts are not remembered; SPECTRAKIT_CACHE names a folder for them.");
        var folder = CheckedFiles.FullPath(cacheFolder, nameof(ScanSettings.CacheFolder), _host);
        try
        {
            var probe = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
            AtomicFile.Write(probe, "probe"u8);
            File.Delete(probe);
            var summary = new VerdictMemory(folder).Summarize(_host.Time.GetUtcNow());
            return new()
            {
                Subject = "machine",
                Name = "cache",
                Result = string.Create(CultureInfo.InvariantCulture, $"{SafeText.Of(folder)} is writable: {summary.Verdicts} verdicts, {summary.Fresh} of them fresh, {summary.Bytes} bytes."),
            };
        }
        catch (ProblemException e)
        {
            // It costs a scan questions, and no answer.
            return DoctorCheck.Failed("machine", "cache", e.Problem with { Severity = Severity.Warning });
        }
    }
}
