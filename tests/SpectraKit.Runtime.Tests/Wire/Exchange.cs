using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SpectraKit.Runtime.Tests.Wire;

/// <summary>One request and the connection to answer it on, well or badly.</summary>
internal sealed class Exchange(TestRequest request, Stream stream, Socket socket, int number, CancellationToken stopping)
{
    public TestRequest Request { get; } = request;

    /// <summary>Which request of the service's this is, from 1.</summary>
    public int Number { get; } = number;

    public bool IsClosed { get; private set; }

    public CancellationToken Stopping { get; } = stopping;

    public Task JsonAsync(string json, int status = 200, params (string Name, string Value)[] headers) =>
        AnswerAsync(status, "application/json", Encoding.UTF8.GetBytes(json), headers);

    public async Task AnswerAsync(int status, string? contentType, byte[] body, params (string Name, string Value)[] headers)
    {
        await HeadAsync(status, contentType, body.Length, headers);
        await stream.WriteAsync(body, Stopping);
    }

    public async Task HeadAsync(int status, string? contentType, long? length, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} X\r\n");
        if (contentType is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\n");
        if (length is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        foreach (var (name, value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await WriteAsync(head.Append("\r\n").ToString());
    }

    public async Task WriteAsync(string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), Stopping);

    public async Task WriteAsync(byte[] bytes) => await stream.WriteAsync(bytes, Stopping);

    /// <summary>Reads so many bytes of the request's body and forgets them.</summary>
    public async Task DrainAsync(long length)
    {
        var buffer = new byte[128 * 1024];
        for (var rest = length; rest > 0;)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(rest, buffer.Length)), Stopping);
            if (count == 0)
                throw new EndOfStreamException();
            rest -= count;
        }
    }

    /// <summary>Says nothing until the service is stopped.</summary>
    public Task NeverAsync() => Task.Delay(Timeout.Infinite, Stopping);

    /// <summary>Ends the connection in order, whatever was promised.</summary>
    public void Close()
    {
        IsClosed = true;
        socket.Shutdown(SocketShutdown.Both);
    }

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset()
    {
        IsClosed = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
