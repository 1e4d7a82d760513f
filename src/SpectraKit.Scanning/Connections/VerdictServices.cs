namespace SpectraKit.Scanning;

/// <summary>The services of one scan, ready to be asked in their order. Disposing it closes the connections, and stops the emulator that was started for them.</summary>
internal sealed class VerdictServices : IAsyncDisposable
{
    private readonly List<ServiceConnection> _connections = [];
    private RunningEmulator? _emulator;

    private VerdictServices()
    {
    }

    /// <summary>Whose answers these are: the service that takes files, or else the first.</summary>
    public ServiceDescription Service { get; private set; } = null!;

    public IReadOnlyList<IVerdictSource> Sources { get; private set; } = [];

    /// <exception cref="ProblemException">A service cannot be asked for verdicts, or the emulator did not start.</exception>
    public static async Task<VerdictServices> ConnectAsync(CheckedScan scan, ScanSettings settings, EngineHost host, CancellationToken cancellationToken)
    {
        var services = new VerdictServices();
        try
        {
            var byKind = new Dictionary<ServiceKind, ServiceConnection>();
            foreach (var kind in scan.Services.Select(ServiceTarget.KindOf).Distinct())
            {
                var connection = await services.OpenAsync(kind, scan, settings, host, cancellationToken).ConfigureAwait(false);
                services._connections.Add(connection);
                byKind.Add(kind, connection);
            }

            services.Sources = [.. scan.Services.Select(service => SourceOf(service, byKind[ServiceTarget.KindOf(service)]))];
            services.Service = byKind.TryGetValue(ServiceKind.Analyze, out var analyze) ? analyze.Service : services._connections[0].Service;
            return services;
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync().ConfigureAwait(false);
        if (_emulator is not null)
            await _emulator.DisposeAsync().ConfigureAwait(false);
    }

    // Both services of an emulator are one process.
    private async Task<ServiceConnection> OpenAsync(ServiceKind kind, CheckedScan scan, ScanSettings settings, EngineHost host, CancellationToken cancellationToken)
    {
        if (!scan.Targets.TryGetValue(kind, out var target))
            return await host.Connect!(ServiceTarget.SettingsOf(kind, settings), cancellationToken).ConfigureAwait(false);
        if (target.IsEmulator)
            _emulator ??= await host.Emulator!.StartAsync(target.RulesFile, cancellationToken).ConfigureAwait(false);
        return ServiceConnector.Open(target, _emulator, host);
    }

    private static IVerdictSource SourceOf(VerdictService service, ServiceConnection connection) => (service switch
    {
        VerdictService.AnalyzeCloud => connection.Analyze is { } client ? new AnalyzeCloudSource(client) : null,
        _ => connection.Verdicts,
    }) ?? throw new ProblemException(new(Codes.InvalidSetting, "This service has no verdicts to ask for."));
}
