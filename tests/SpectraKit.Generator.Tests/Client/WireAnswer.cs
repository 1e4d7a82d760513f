using System.Text;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>What a service answers: by default 200 with JSON's type and no body.</summary>
internal sealed record WireAnswer
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; } = "application/json";

    /// <summary>Further headers, a line each.</summary>
    public string[] Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>Whether the connection ends in the middle of a word. Without any, .NET itself would ask again.</summary>
    public bool IsLost { get; init; }

    public static WireAnswer Of(string body, int status = 200, string? contentType = "application/json", params string[] headers) =>
        new() { Status = status, ContentType = contentType, Headers = headers, Body = Encoding.UTF8.GetBytes(body) };

    public byte[] ToBytes()
    {
        if (IsLost)
            return "HTTP/1.1 2"u8.ToArray();
        // 204 and 304 have no body and no length.
        var length = Status is 204 or 304 ? "" : $"Content-Length: {Body.Length}\r\n";
        var type = ContentType is null || Body.Length == 0 ? "" : $"Content-Type: {ContentType}\r\n";
        return [.. Encoding.UTF8.GetBytes($"HTTP/1.1 {Status} Whatever\r\n{type}{length}{string.Concat(Headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n"), .. Body];
    }
}
