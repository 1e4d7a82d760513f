using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SpectraKit.Runtime.Tests.Wire;

/// <summary>A service of one test's own on 127.0.0.1: HTTP/1.1 by hand, so that it can do what no server would.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<TestRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<Exchange, Task> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly bool _readsBodies;
    private readonly bool _asksForCertificate;
    private readonly Task _accepting;
    private int _count;

    private TestService(Func<Exchange, Task> answer, X509Certificate2? certificate, bool readsBodies, bool asksForCertificate)
    {
        (_answer, _certificate, _readsBodies, _asksForCertificate) = (answer, certificate, readsBodies, asksForCertificate);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every request that came, in order.</summary>
    public IReadOnlyList<TestRequest> Requests => [.. _requests];

    public int Connections => _connections.Count;

    /// <summary>The thumbprints of the certificates that clients showed.</summary>
    public ConcurrentQueue<string> ClientCertificates { get; } = [];

    public static TestService Start(
        Func<Exchange, Task> answer,
        X509Certificate2? certificate = null,
        bool readsBodies = true,
        bool asksForCertificate = false) => new(answer, certificate, readsBodies, asksForCertificate);

    /// <summary>A port of this machine at which nobody listens.</summary>
    public static Uri Nobody()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Waits until so many requests have come.</summary>
    public async Task ReceivesAsync(int count, CancellationToken cancellationToken)
    {
        while (_requests.Count < count)
            await Task.Delay(1, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;

        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                _connections.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(Tls(_certificate), _stopping.Token);
                    if (tls.RemoteCertificate is { } shown)
                        ClientCertificates.Enqueue(shown.GetCertHashString());
                    stream = tls;
                }

                while (await ReadAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    var exchange = new Exchange(request, stream, client.Client, Interlocked.Increment(ref _count), _stopping.Token);
                    await _answer(exchange);
                    if (exchange.IsClosed)
                        return;
                    await stream.FlushAsync(_stopping.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client left, as many tests make it do.
            }
        }
    }

    private SslServerAuthenticationOptions Tls(X509Certificate2 certificate) => new()
    {
        ServerCertificate = certificate,
        ClientCertificateRequired = _asksForCertificate,
        RemoteCertificateValidationCallback = (_, _, _, _) => true,
    };

    private async Task<TestRequest?> ReadAsync(Stream stream)
    {
        var lines = new List<string>();
        var line = await LineAsync(stream);
        for (; line is { Length: > 0 }; line = await LineAsync(stream))
            lines.Add(line);

        // The end of the connection, also in the middle of a head, or something that is not HTTP: a TLS handshake, for one.
        if (line is null || lines.Count == 0 || lines[0].Split(' ') is not [_, _, "HTTP/1.1"] first)
            return null;

        var headers = lines.Skip(1)
            .Select(l => l.Split(':', 2))
            .Select(p => new KeyValuePair<string, string>(p[0], p[1].Trim()))
            .ToArray();
        var request = new TestRequest(first[0], first[1], headers);
        if (!_readsBodies)
            return request;

        if (request["Expect"] is not null)
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stopping.Token);
        request.Body = request["Transfer-Encoding"] is not null
            ? await ChunksAsync(stream)
            : await BytesAsync(stream, int.Parse(request["Content-Length"] ?? "0", CultureInfo.InvariantCulture));
        return request;
    }

    private async Task<byte[]> ChunksAsync(Stream stream)
    {
        var body = new List<byte>();
        while (int.Parse(await LineAsync(stream) ?? throw new EndOfStreamException(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            body.AddRange(await BytesAsync(stream, length));
            await LineAsync(stream);
        }

        await LineAsync(stream);
        return [.. body];
    }

    private async Task<byte[]> BytesAsync(Stream stream, int length)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, _stopping.Token);
        return bytes;
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stopping.Token) == 1)
        {
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        // What is cut short is no line.
        return null;
    }
}
