namespace SpectraKit.Scanning;

/// <summary>Settings that were checked → a service that can be asked.</summary>
internal static class ServiceConnector
{
    public static async Task<ServiceConnection> ConnectAsync(ServiceTarget? target, ServiceSettings settings, EngineHost host, CancellationToken cancellationToken)
    {
        if (host.Connect is { } connect)
            return await connect(settings, cancellationToken).ConfigureAwait(false);
        throw new InvalidOperationException();
    }
}
