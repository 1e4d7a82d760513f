using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SpectraKit.Emulator.Tests;

/// <summary>Runs while no other test does: what is measured is the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public async Task A_large_upload_goes_to_the_disk_and_not_into_memory()
    {
        const int size = 64 << 20;
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using (var client = new EmulatorClient(emulator)) await client.SubmitAsync(new byte[4 << 20]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var (answer, sha1) = await UploadAsync(emulator.BaseAddress, size);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.StartsWith("HTTP/1.1 201 Created", answer, StringComparison.Ordinal);
        Assert.Contains(sha1, answer, StringComparison.Ordinal);
        // All that was ever allocated, garbage included.
        Assert.InRange(allocated, 0, size / 4);
    }

    /// <summary>Sends bytes that are made on the way, over a bare socket: an HTTP client's own memory would be measured too.</summary>
    private static async Task<(string Answer, string Sha1)> UploadAsync(Uri address, int size)
    {
        const string head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n\r\n";
        const string tail = "\r\n--b--\r\n";
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await WriteAsync(
            $"POST /api/submit/file/ HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Token emulator\r\nConnection: close\r\n"
            + $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {head.Length + size + tail.Length}\r\n\r\n{head}");

        var chunk = new byte[1 << 16];
        for (var sent = 0; sent < size; sent += chunk.Length)
        {
            BitConverter.TryWriteBytes(chunk, sent);
            sha1.AppendData(chunk);
            await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
        }

        await WriteAsync(tail);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(TestContext.Current.CancellationToken), Convert.ToHexStringLower(sha1.GetHashAndReset()));

        Task WriteAsync(string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken).AsTask();
    }
}
