using System.IO.Compression;
using System.Text;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What becomes of a success.</summary>
public sealed class AnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/problem+json")]
    [InlineData("text/json")]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task Json_is_read_whatever_the_service_calls_it(string? type)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, type, "\uFEFF [\"a\", \"b\"] \n"u8.ToArray()));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var answer = await transport.SendAsync<IReadOnlyList<string>, ListCodec<string, StringCodec>>(new ApiRequest(Calls.Get()), Cancellation);

        Assert.Equal(["a", "b"], answer);
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in</html>")]
    [InlineData("application/xml", "<rl/>")]
    [InlineData("text/plain", "service is fine")]
    public async Task Another_type_than_json_is_named_with_its_beginning(string type, string body)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, type, Encoding.UTF8.GetBytes(body)));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal(ApiErrorKind.Content, failure.Kind);
        Assert.Equal(body, failure.Excerpt);
        Assert.Contains($"GET /things/ at 127.0.0.1:{service.Port} answered 200, but the answer is {type}", failure.Message);
    }

    [Theory]
    [InlineData("\"cut o")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("[1]")]
    [InlineData("{\"a\":")]
    public async Task Json_that_is_not_what_the_spec_says_is_named_with_its_position(string body)
    {
        await using var service = TestService.Start(e => e.JsonAsync(body));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal((ApiErrorKind.Content, "getThings"), (failure.Kind, failure.OperationId));
        Assert.Matches("cannot be read: .*(at byte [0-9]+|BytePositionInLine: [0-9]+)", failure.Message);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task An_empty_body_is_an_error_unless_the_operation_allows_it()
    {
        await using var service = TestService.Start(e => e.Number == 3 ? e.AnswerAsync(204, null, []) : e.AnswerAsync(200, "text/html", "\r\n"u8.ToArray()));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var request = new ApiRequest(Calls.Get());

        Assert.Contains("has an empty body", (await transport.FailsAsync(Calls.Get(), Cancellation)).Message);
        Assert.Null(await transport.SendOptionalAsync<string, StringCodec>(request, Cancellation));
        Assert.Null(await transport.SendOptionalAsync<string, StringCodec>(request, Cancellation));
        await transport.SendAsync(request, Cancellation);
    }

    [Fact]
    public async Task A_packed_answer_is_unpacked()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, "application/json", Packed("\"hello\""u8), ("Content-Encoding", "gzip")));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal("hello", await transport.SendAsync(Calls.Get(), Cancellation));
        Assert.Contains("gzip", service.Requests.Single()["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("gzip", "is not gzip")]
    [InlineData("compress", "anything")]
    public async Task An_answer_that_cannot_be_unpacked_is_named_as_such(string encoding, string body)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, "application/json", Encoding.ASCII.GetBytes(body), ("Content-Encoding", encoding)));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal(ApiErrorKind.Content, failure.Kind);
        Assert.Contains("cannot be unpacked", failure.Message);
    }

    [Fact]
    public async Task An_answer_longer_than_allowed_is_refused_packed_or_not()
    {
        var body = Encoding.ASCII.GetBytes($"\"{new string('x', 5000)}\"");
        await using var service = TestService.Start(e => e.Number switch
        {
            1 => e.AnswerAsync(200, "application/json", body),
            2 => e.AnswerAsync(200, "application/json", Packed(body), ("Content-Encoding", "gzip")),
            _ => e.AnswerAsync(200, "application/json", Encoding.ASCII.GetBytes($"\"{new string('x', 4094)}\"")),
        });
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, MaxAnswerLength = 4096 });

        for (var i = 0; i < 2; i++)
        {
            var failure = await transport.FailsAsync(Calls.Get(), Cancellation);
            Assert.Equal(ApiErrorKind.Content, failure.Kind);
            Assert.Contains("longer than 4096 bytes (MaxAnswerLength)", failure.Message);
        }

        Assert.Equal(4094, (await transport.SendAsync(Calls.Get(), Cancellation)).Length);
    }

    [Fact]
    public async Task A_long_answer_in_chunks_is_read_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => (char)('a' + (i % 26))));
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, "application/json", null, ("Transfer-Encoding", "chunked"));
            foreach (var piece in $"\"{text}\"".Chunk(30_000))
                await e.WriteAsync($"{piece.Length:x}\r\n{new string(piece)}\r\n");
            await e.WriteAsync("0\r\n\r\n");
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal(text, await transport.SendAsync(Calls.Get(), Cancellation));
    }

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1", "latin1")]
    [InlineData("text/plain", "utf-8")]
    [InlineData("text/plain; charset=no-such-thing", "utf-8")]
    public async Task Text_is_decoded_as_its_charset_says(string type, string encoding)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, type, Encoding.GetEncoding(encoding).GetBytes("grün")));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal("grün", await transport.SendForTextAsync(new ApiRequest(Calls.Get()), Cancellation));
    }

    [Fact]
    public async Task Connections_are_used_again()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        for (var i = 0; i < 10; i++)
            await transport.SendAsync(Calls.Get(), Cancellation);

        Assert.Equal(1, service.Connections);
    }

    private static byte[] Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
