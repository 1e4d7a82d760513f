using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpectraKit.Tool.Tests;

/// <summary>A service that has one JSON answer to everything.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _answering;

    private AnsweringServer(string address, string body)
    {
        Address = address;
        _listener.Prefixes.Add(address);
        _listener.Start();
        _answering = AnswerAsync(Encoding.UTF8.GetBytes(body));
    }

    public string Address { get; }

    public static AnsweringServer Start(string body)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new($"http://127.0.0.1:{port}/", body);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
    }

    private async Task AnswerAsync(byte[] body)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                context.Response.ContentType = "application/json";
                context.Response.Close(body, willBlock: true);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
