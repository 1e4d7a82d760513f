using System.Text;

namespace SpectraKit.Runtime.Tests.Wire;

/// <summary>A request as it came over the wire, byte for byte.</summary>
internal sealed record TestRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public byte[] Body { get; set; } = [];

    public string BodyText => Encoding.UTF8.GetString(Body);

    public string? this[string header] =>
        Headers.Where(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}
