using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>A service on this machine that writes down what it is sent, byte for byte, and answers what the test says.</summary>
internal sealed class OneRequestServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<string, WireAnswer> _answer;
    private readonly Task _serving;

    private OneRequestServer(Func<string, WireAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Each request as it came: head, blank line, body.</summary>
    public List<string> Requests { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public static OneRequestServer Answering(string json) => Answering(_ => json);

    public static OneRequestServer Answering(Func<string, string> answer) => new(request => new() { Body = Encoding.UTF8.GetBytes(answer(request)) });

    public static OneRequestServer Answering(byte[] body, int status = 200) => Answering(new WireAnswer { Status = status, Body = body });

    public static OneRequestServer Answering(WireAnswer answer) => new(_ => answer);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            using var connection = await _listener.AcceptTcpClientAsync(_ending.Token);
            await using var stream = connection.GetStream();
            var request = await ReadAsync(stream);
            lock (Requests)
                Requests.Add(request);
            await stream.WriteAsync(_answer(request).ToBytes(), _ending.Token);
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        var isContinued = false;
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. bytes]);
            var headEnd = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (headEnd >= 0)
            {
                var head = text[..headEnd];
                if (!isContinued && head.Contains("100-continue", StringComparison.OrdinalIgnoreCase))
                {
                    isContinued = true;
                    await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _ending.Token);
                }

                var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line2 ? int.Parse(line2.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
                if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) : bytes.Count >= headEnd + 4 + length)
                    return Encoding.UTF8.GetString([.. bytes]);
            }

            var read = await stream.ReadAsync(buffer, _ending.Token);
            if (read == 0)
                return Encoding.UTF8.GetString([.. bytes]);
            bytes.AddRange(buffer.AsSpan(0, read));
        }
    }
}
