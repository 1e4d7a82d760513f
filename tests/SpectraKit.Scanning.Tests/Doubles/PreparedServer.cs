using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpectraKit.Scanning.Tests;

/// <summary>A server that gives prepared answers whatever it is asked, the last of them for ever: what stands at a wrong address, or a service told word by word.</summary>
internal sealed class PreparedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly IReadOnlyList<byte[]> _answers;
    private int _given;

    public PreparedServer(params (string Status, string Type, string Body)[] answers)
    {
        _answers =
        [
            .. answers.Select(a => Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {a.Status}\r\nContent-Type: {a.Type}\r\nContent-Length: {a.Body.Length}\r\nLocation: /login\r\nConnection: close\r\n\r\n{a.Body}")),
        ];
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                await ReadRequestAsync(stream);
                await stream.WriteAsync(_answers[Math.Min(_given++, _answers.Count - 1)], _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // Stopped.
        }
    }

    // An answer before the request was read would be a reset to some clients.
    private async Task ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (end >= 0 && all.Length - end - 4 >= LengthOf(all)))
                return;
        }
    }

    private static int LengthOf(string head) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line ? int.Parse(line.Split(':')[1].Trim()) : 0;
}
