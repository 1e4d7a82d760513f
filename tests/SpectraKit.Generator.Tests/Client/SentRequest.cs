namespace SpectraKit.Generator.Tests.Client;

/// <summary>A request as the service received it.</summary>
internal sealed class SentRequest(string text)
{
    public string Method => text.Split(' ')[0];

    /// <summary>The path and the query, byte for byte.</summary>
    public string Target => text.Split(' ')[1];

    public string Body => text.Split("\r\n\r\n", 2)[1];

    /// <summary>The parts of a multipart body, each with its head.</summary>
    public IReadOnlyList<string> Parts => [.. Body.Split("--" + this["Content-Type"]!.Split("boundary=")[1])[1..^1].Select(part => part.Trim('\r', '\n'))];

    /// <summary>A header's value; <c>null</c> when it was not sent.</summary>
    public string? this[string name]
    {
        get
        {
            var line = text.Split("\r\n\r\n")[0].Split("\r\n").SingleOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
            return line?[(name.Length + 1)..].Trim();
        }
    }
}
