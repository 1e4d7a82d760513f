using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Settings that were checked → a service that can be asked.</summary>
internal static class ServiceConnector
{
    /// <param name="target">The checked settings; <c>null</c> when the host connects by itself.</param>
    /// <param name="settings">The settings as they were given, for a host that connects by itself.</param>
    /// <param name="host">What the front gives the engine of its surroundings.</param>
    /// <param name="cancellationToken">Ends the start of an emulator.</param>
    public static async Task<ServiceConnection> ConnectAsync(ServiceTarget? target, ServiceSettings settings, EngineHost host, CancellationToken cancellationToken)
    {
        if (target is null)
            return await host.Connect!(settings, cancellationToken).ConfigureAwait(false);
        return host.Session is { } session
            ? await session.ConnectAsync(SessionKey.Of(target, settings), token => ConnectAsync(target, host, token), cancellationToken).ConfigureAwait(false)
            : await ConnectAsync(target, host, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ServiceConnection> ConnectAsync(ServiceTarget target, EngineHost host, CancellationToken cancellationToken)
    {
        if (!target.IsEmulator)
            return Open(target, null, host);

        var emulator = await host.Emulator!.StartAsync(target.RulesFile, cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = Open(target, emulator, host);
            connection.Owns(emulator);
            return connection;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes the client. The emulator stays the caller's to stop.</summary>
    public static ServiceConnection Open(ServiceTarget target, RunningEmulator? emulator, EngineHost host) => emulator is null
        ? Open(target, target.Address!, target.Credential!, host, isEmulator: false)
        : Open(target, emulator.Address, target.Kind == ServiceKind.Analyze ? ApiCredential.Token(emulator.Token) : ApiCredential.Basic(emulator.User, emulator.Password), host, isEmulator: true);

    private static ServiceConnection Open(ServiceTarget target, Uri address, ApiCredential credential, EngineHost host, bool isEmulator)
    {
        var options = new ApiClientOptions
        {
            BaseAddress = address,
            Credential = credential,
            CaFile = target.CaFile,
            TimeProvider = host.Time,
            RetryDelay = host.Pacing.RetryDelay,
        };
        var service = new ServiceDescription(target.Kind, address.AbsoluteUri, isEmulator);
        try
        {
            if (target.Kind == ServiceKind.Intelligence)
            {
                var cloud = new SpectraIntelligenceClient(options);
                return new(service, () => Close(cloud)) { Intelligence = cloud, Verdicts = new IntelligenceSource(cloud), Samples = new IntelligenceSampleStore(cloud) };
            }

            var analyze = new SpectraAnalyzeClient(options);
            return new(service, () => Close(analyze)) { Analyze = analyze, Verdicts = new AnalyzeSource(analyze), Samples = new AnalyzeSampleStore(analyze) };
        }
        catch (Exception e) when (e is ApiException or ArgumentException)
        {
            throw new ProblemException(new(Codes.InvalidSetting, SafeText.Of(e.Message)), e);
        }
    }

    private static ValueTask Close(IDisposable client)
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
