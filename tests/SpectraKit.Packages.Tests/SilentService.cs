using System.Net;
using System.Net.Sockets;

namespace SpectraKit.Packages.Tests;

/// <summary>A service that takes a connection and never says a word.</summary>
internal sealed class SilentService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task<TcpClient> _asked;

    public SilentService()
    {
        _listener.Start();
        _asked = _listener.AcceptTcpClientAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public Task AskedAsync() => _asked.WaitAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (_asked.IsCompletedSuccessfully)
            _asked.Result.Dispose();
        _listener.Dispose();
    }
}
