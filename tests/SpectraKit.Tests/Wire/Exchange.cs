using System.Text;

namespace SpectraKit.Tests.Wire;

/// <summary>A request and the answer to it.</summary>
internal sealed record Exchange(RecordedRequest Request, RecordedAnswer Answer);

/// <summary>A request as it came: the target with every escape as it was sent.</summary>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}

/// <summary>An answer as it went.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public static RecordedAnswer Json(string text, int status = 200) => new(status, "application/json", Encoding.UTF8.GetBytes(text));

    public static RecordedAnswer Empty(int status = 200) => new(status, null, []);

    public static RecordedAnswer Bytes(byte[] content) => new(200, "application/octet-stream", content);
}
