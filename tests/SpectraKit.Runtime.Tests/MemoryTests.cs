using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What is allocated does not depend on a file's size. Runs beside no other test, since what is counted is the process's.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private const long Length = 256L * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memory_does_not_grow_with_a_file_that_is_sent()
    {
        await using var service = TestService.Start(
            async e =>
            {
                await e.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n");
                await e.DrainAsync(Length);
                await e.JsonAsync("\"ok\"");
            },
            readsBodies: false);
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var request = new ApiRequest(Calls.Post()) { Body = new Calls.FileBody(new Zeros(Length) { Name = "zeros.bin" }) };
        await transport.SendAsync<string, StringCodec>(request, Cancellation);

        // Client and test service together.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Length / 8);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_a_file_that_comes()
    {
        using var folder = new SpectraKit.Testing.TemporaryFolder();
        var piece = new byte[1024 * 1024];
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, null, Length);
            for (var sent = 0L; sent < Length; sent += piece.Length)
                await e.WriteAsync(piece);
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        var saved = await download.SaveAsync(folder.Combine("zeros.bin"), cancellationToken: Cancellation);

        Assert.Equal(Length, saved.Length);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Length / 8);
    }

    private sealed class Zeros(long length) : ApiFile
    {
        public override long? Length => length;

        public override Stream OpenRead() => new ZeroStream(length);
    }

    private sealed class ZeroStream(long length) : ForwardStream
    {
        private long _rest = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(_rest, buffer.Length);
            _rest -= count;
            return ValueTask.FromResult(count);
        }
    }
}
