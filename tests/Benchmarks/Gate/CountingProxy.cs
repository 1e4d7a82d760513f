using System.Net;
using System.Net.Sockets;

namespace SpectraKit.Benchmarks.Gate;

/// <summary>A port that passes everything on to a service, and counts the bytes on their way there.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _service;
    private long _sent;

    public CountingProxy(Uri service)
    {
        _service = new IPEndPoint(IPAddress.Loopback, service.Port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>Headers and bodies, from the client to the service.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var here = client;
        using var there = new TcpClient { NoDelay = true };
        here.NoDelay = true;
        try
        {
            await there.ConnectAsync(_service);
            await Task.WhenAny(CopyAsync(here.GetStream(), there.GetStream(), isCounted: true), CopyAsync(there.GetStream(), here.GetStream(), isCounted: false));
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // Either side may go away at any time.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isCounted)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer)) > 0)
            {
                if (isCounted)
                    Interlocked.Add(ref _sent, read);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection has ended.
        }
    }
}
