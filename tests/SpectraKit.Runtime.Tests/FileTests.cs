using System.Net;
using System.Security.Cryptography;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;
using SpectraKit.Testing;

namespace SpectraKit.Runtime.Tests;

/// <summary>Files that are sent: streamed, counted, and never sent whole when they change.</summary>
public sealed class FileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128 * 1024)]
    [InlineData((3 * 1024 * 1024) + 17)]
    public async Task A_file_arrives_as_it_is_with_its_length_and_type(int length)
    {
        using var folder = new TemporaryFolder();
        var bytes = RandomNumberGenerator.GetBytes(length);
        var path = folder.Write("some file.bin", bytes);
        var progress = new Steps();
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var file = ApiFile.FromPath(path, progress: progress);
        await SendAsync(transport, file);

        var request = service.Requests.Single();
        Assert.Equal("some file.bin", file.Name);
        Assert.Equal(bytes, request.Body);
        Assert.Equal($"{length}", request["Content-Length"]);
        Assert.Equal("application/octet-stream", request["Content-Type"]);
        Assert.Equal(length, progress.Values.LastOrDefault());
        Assert.Equal(progress.Values.Order(), progress.Values);
    }

    [Fact]
    public async Task A_part_of_a_form_is_streamed_with_a_known_length()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.bin", "content");
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var request = new ApiRequest(Calls.Post()) { Body = new FormBody(ApiFile.FromPath(path)) };
        await transport.SendAsync<string, StringCodec>(request, Cancellation);

        Assert.Equal($"{service.Requests.Single().Body.Length}", service.Requests.Single()["Content-Length"]);
        Assert.Contains("filename=a.bin", service.Requests.Single().BodyText);
        Assert.Contains("\r\n\r\ncontent\r\n--", service.Requests.Single().BodyText);
    }

    [Fact]
    public async Task A_missing_file_is_named_and_nothing_is_sent()
    {
        using var folder = new TemporaryFolder();
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(transport, ApiFile.FromPath(folder.Combine("none.bin"))));

        Assert.Equal((ApiErrorKind.File, "makeThing", 0), (failure.Kind, failure.OperationId, failure.Attempts));
        Assert.Contains("none.bin' is not there", failure.Message);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_file_that_vanishes_before_it_is_sent_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.bin", "content");
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var file = ApiFile.FromPath(path);
        File.Delete(path);
        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(transport, file));

        Assert.Equal((ApiErrorKind.File, "makeThing", 1), (failure.Kind, failure.OperationId, failure.Attempts));
    }

    [Fact]
    public async Task A_folder_is_not_a_file()
    {
        using var folder = new TemporaryFolder();
        using var transport = new ApiTransport(Calls.Options(TestService.Nobody()));

        Assert.Equal(ApiErrorKind.File, (await Assert.ThrowsAsync<ApiException>(() => SendAsync(transport, ApiFile.FromPath(folder.Path)))).Kind);
    }

    [Theory]
    [InlineData("longer", "it had 1000000 bytes and has 1000001")]
    [InlineData("shorter", "it had 1000000 bytes and has 500000")]
    [InlineData("touched", "it was written to")]
    public async Task A_file_that_changes_while_it_is_sent_is_never_sent_whole(string how, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.bin", new byte[1_000_000]);
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var file = ApiFile.FromPath(path, progress: new Steps(() => Change(path, how)));
        var request = new ApiRequest(Calls.Post() with { Retry = new([503], IsSafe: true) }) { Body = new Calls.FileBody(file) };

        var failure = await Assert.ThrowsAsync<ApiException>(() => transport.SendAsync(request, Cancellation));

        Assert.Equal((ApiErrorKind.File, "makeThing", 1), (failure.Kind, failure.OperationId, failure.Attempts));
        Assert.Contains($"a.bin' changed while it was sent: {sentence}", failure.Message);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_another_digest_is_never_sent_whole(bool hasLength)
    {
        var content = new byte[300_000];
        var digest = ContentDigest.Parse(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content)));
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await SendAsync(transport, new Bytes(content, hasLength) { Name = "a.bin" }.WithDigest(digest));
        content[^1] = 1;
        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(transport, new Bytes(content, hasLength) { Name = "a.bin" }.WithDigest(digest)));

        Assert.Equal((ApiErrorKind.File, 1), (failure.Kind, failure.Attempts));
        Assert.Contains($"'a.bin' changed while it was sent: its SHA256 was {digest.Hex} and is ", failure.Message);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_file_that_changed_before_a_repetition_is_not_sent_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.bin", "content");
        await using var service = TestService.Start(e =>
        {
            File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return e.AnswerAsync(503, null, []);
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var request = new ApiRequest(Calls.Post() with { Retry = new([503], IsSafe: true) }) { Body = new Calls.FileBody(ApiFile.FromPath(path)) };

        var failure = await Assert.ThrowsAsync<ApiException>(() => transport.SendAsync(request, Cancellation));

        Assert.Equal((ApiErrorKind.File, 2), (failure.Kind, failure.Attempts));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_refusal_is_heard_before_a_large_file_is_sent()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("big.bin", new byte[4 * 1024 * 1024]);
        var progress = new Steps();
        await using var service = TestService.Start(
            async e =>
            {
                await e.JsonAsync("{\"detail\": \"too large\"}", 413, ("Connection", "close"));
                e.Close();
            },
            readsBodies: false);
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(transport, ApiFile.FromPath(path, progress: progress)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, failure.StatusCode);
        Assert.Empty(progress.Values);
    }

    private static Task SendAsync(ApiTransport transport, ApiFile file) =>
        transport.SendAsync<string, StringCodec>(new ApiRequest(Calls.Post()) { Body = new Calls.FileBody(file) }, Cancellation);

    private static void Change(string path, string how)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        switch (how)
        {
            case "longer":
                stream.SetLength(1_000_001);
                break;
            case "shorter":
                stream.SetLength(500_000);
                break;
            default:
                File.SetLastWriteTimeUtc(stream.SafeFileHandle, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
        }
    }

    private sealed class Bytes(byte[] content, bool hasLength) : ApiFile
    {
        public override long? Length => hasLength ? content.Length : null;

        public override Stream OpenRead() => new MemoryStream(content);
    }

    private sealed class FormBody(ApiFile file) : RequestBody
    {
        public override HttpContent CreateContent() => new MultipartFormDataContent { { file.CreateContent(), "file", file.Name } };
    }

    /// <summary>Keeps what it is told, at once: <see cref="Progress{T}"/> would tell later, on another thread.</summary>
    private sealed class Steps(Action? first = null) : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value)
        {
            if (Values.Count == 0)
                first?.Invoke();
            Values.Add(value);
        }
    }
}
