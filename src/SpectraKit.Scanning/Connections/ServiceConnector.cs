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
            return Open(target, target.Address!, target.Credential!, host, null);

        var emulator = await host.Emulator!.StartAsync(target.RulesFile, cancellationToken).ConfigureAwait(false);
        try
        {
            var credential = target.Kind == ServiceKind.Analyze ? ApiCredential.Token(emulator.Token) : ApiCredential.Basic(emulator.User, emulator.Password);
            return Open(target, emulator.Address, credential, host, emulator);
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static ServiceConnection Open(ServiceTarget target, Uri address, ApiCredential credential, EngineHost host, RunningEmulator? emulator)
    {
        var options = new ApiClientOptions
        {
            BaseAddress = address,
            Credential = credential,
            CaFile = target.CaFile,
            TimeProvider = host.Time,
            RetryDelay = host.Pacing.RetryDelay,
        };
        var service = new ServiceDescription(target.Kind, address.AbsoluteUri, emulator is not null);
        try
        {
            if (target.Kind == ServiceKind.Intelligence)
            {
                var cloud = new SpectraIntelligenceClient(options);
                return new(service, () => CloseAsync(cloud, emulator)) { Intelligence = cloud, Samples = new IntelligenceSampleStore(cloud) };
            }

            var analyze = new SpectraAnalyzeClient(options);
            return new(service, () => CloseAsync(analyze, emulator)) { Analyze = analyze, Verdicts = new AnalyzeSource(analyze), Samples = new AnalyzeSampleStore(analyze) };
        }
        catch (Exception e) when (e is ApiException or ArgumentException)
        {
            throw new ProblemException(new(Codes.InvalidSetting, SafeText.Of(e.Message)), e);
        }
    }

    private static ValueTask CloseAsync(IDisposable client, RunningEmulator? emulator)
    {
        client.Dispose();
        return emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
