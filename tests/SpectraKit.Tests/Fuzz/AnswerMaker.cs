using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SpectraKit.Tests.Fuzz;

/// <summary>Makes answers by chance: whole ones, and all the ways in which they go wrong.</summary>
internal sealed class AnswerMaker(Random random)
{
    private static readonly string[] Bodies =
    [
        """{"hash_type": "sha256", "results": [{"hash_value": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "status": "processed"}]}""",
        """{"count": 1, "next": "http://elsewhere.test/api?page=2", "previous": null, "results": [{"sha1": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "classification": "malicious", "riskscore": 10}]}""",
        """{"sha1": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "classification": "goodware", "riskscore": 0, "first_seen": "2020-01-01T00:00:00Z"}""",
        """{"rl": {"entries": [{"sha1": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "size": -1, "status": "AVAILABLE"}], "unknown_hashes": []}}""",
        """{"detail": "Token c4n4ry-t0ken is not known"}""",
        "", "null", "[]", "{", "\"\\ud800\"", "<html>Proxy error c4n4ry-t0ken</html>", "\u0000\u0001\u0002", new('[', 5000), "{\"a\":" + new string('9', 4000) + "}",
    ];

    private static readonly string[] Statuses =
    [
        "200 OK", "200 OK", "200 OK", "201 Created", "204 No Content", "206 Partial Content", "301 Moved", "302 Found", "307 Temporary Redirect", "304 Not Modified",
        "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "407 Proxy", "429 Too Many Requests", "500 Error", "503 Unavailable", "599 ?", "999 ?", "99 ?", "-1", "", "200",
    ];

    private static readonly string[] Headers =
    [
        "Content-Type: application/json", "Content-Type: text/html; charset=utf-7", "Content-Type: ;;;", "Content-Type: application/json; charset=\"nonsense\"",
        "Location: http://elsewhere.test/steal", "Location: //elsewhere.test/", "Location: \u0001", "Set-Cookie: a=b; Domain=elsewhere.test", "Set-Cookie: session=c4n4ry-cookie; Path=/",
        "Retry-After: 99999999999999999999", "Retry-After: -5", "Retry-After: 0", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT", "Date: nonsense",
        "Content-Length: 5", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 2147483648", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip",
        "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: deflate", "Content-Encoding: zstd", "Content-Encoding: gzip, gzip, gzip", "Connection: close", "Connection: Upgrade", "Upgrade: h2c",
        "Content-Disposition: attachment; filename=\"../../etc/passwd\"", "Content-Disposition: attachment; filename*=UTF-8''%00%ff", "ETag: \"x\"", "Accept-Ranges: bytes", "Content-Range: bytes 5-1/3",
        "X-Request-ID: c4n4ry-t0ken", ": no name", "no colon", "Name : blank", " folded", "X: " + new string('x', 70_000), "WWW-Authenticate: Basic realm=\"c4n4ry-t0ken\"", "Trailer: X", "X\u0000Y: z",
    ];

    // 64 MiB of blanks in a few bytes, whole and cut off, and three times over.
    private static readonly byte[][] Bombs = [Bomb(1, brotli: false), Bomb(1, brotli: true), Bomb(3, brotli: false)];

    public byte[] Next()
    {
        var bytes = new MemoryStream();
        var body = Body(out var encoding);
        if (random.Next(15) == 0)
        {
            for (var i = random.Next(200); i > 0; i--)
                Write(bytes, $"HTTP/1.1 {random.Next(100, 104)} Wait\r\nX-Early: {i}\r\n\r\n");
        }

        Write(bytes, $"{(random.Next(20) == 0 ? "HTTP/0.9" : random.Next(20) == 0 ? "ICY" : "HTTP/1.1")} {Pick(Statuses)}\r\n");
        if (encoding is not null)
            Write(bytes, $"Content-Encoding: {encoding}\r\n");
        for (var i = random.Next(5); i > 0; i--)
            Write(bytes, Pick(Headers) + "\r\n");

        var isChunked = random.Next(4) == 0;
        if (isChunked)
            Write(bytes, "Transfer-Encoding: chunked\r\n");
        else if (random.Next(3) != 0)
            Write(bytes, $"Content-Length: {body.Length + (random.Next(6) == 0 ? random.Next(-5, 5) : 0)}\r\n");
        Write(bytes, "\r\n");
        WriteBody(bytes, body, isChunked);
        return Mutated(bytes.ToArray());
    }

    private static byte[] Bomb(int times, bool brotli)
    {
        var bytes = Encoding.ASCII.GetBytes("\"").Concat(Enumerable.Repeat((byte)' ', 64 * 1024 * 1024)).ToArray();
        for (var i = 0; i < times; i++)
        {
            var packed = new MemoryStream();
            using (Stream stream = brotli ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                stream.Write(bytes);
            bytes = packed.ToArray();
        }

        return bytes;
    }

    private byte[] Body(out string? encoding)
    {
        encoding = null;
        if (random.Next(40) == 0)
        {
            var which = random.Next(Bombs.Length);
            encoding = which switch { 0 => "gzip", 1 => "br", _ => "gzip, gzip, gzip" };
            return Bombs[which];
        }

        return Encoding.UTF8.GetBytes(Pick(Bodies));
    }

    private void WriteBody(MemoryStream bytes, byte[] body, bool isChunked)
    {
        if (!isChunked)
        {
            bytes.Write(body);
            return;
        }

        for (var at = 0; at < body.Length;)
        {
            var size = Math.Min(body.Length - at, random.Next(1, 60_000));
            Write(bytes, $"{(random.Next(30) == 0 ? "FFFFFFFFFFFFFFFF" : size.ToString("x", CultureInfo.InvariantCulture))}{(random.Next(20) == 0 ? ";" + new string('e', 5000) : "")}\r\n");
            bytes.Write(body, at, size);
            Write(bytes, "\r\n");
            at += size;
        }

        if (random.Next(5) != 0)
            Write(bytes, "0\r\nX-Trailer: c4n4ry-t0ken\r\n\r\n");
    }

    private byte[] Mutated(byte[] answer)
    {
        if (random.Next(4) == 0)
            answer = answer[..random.Next(answer.Length)];
        if (answer.Length == 0 || random.Next(3) != 0)
            return answer;

        for (var i = random.Next(1, 6); i > 0; i--)
            answer[random.Next(Math.Min(answer.Length, 400))] = (byte)random.Next(256);
        return answer;
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static void Write(MemoryStream bytes, string text) => bytes.Write(Encoding.UTF8.GetBytes(text));
}
