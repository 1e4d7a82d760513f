using System.Xml;
using System.Xml.Linq;

namespace SpectraKit.Emulator;

/// <summary>What a client says of a sample it has uploaded, always in XML.</summary>
/// <param name="FileName">The sample's name, without folders; <c>null</c> when it was not said.</param>
internal sealed record SampleMetadata(string? FileName)
{
    /// <exception cref="Refusal">It is no such document.</exception>
    public static async Task<SampleMetadata> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(body, settings);
            var document = await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken).ConfigureAwait(false);
            if (document.Root is not { } root || root.Name != "rl") throw Malformed();

            var name = root.Element("properties")?.Elements("property").FirstOrDefault(property => property.Element("name")?.Value.Trim() == "file_name")?.Element("value")?.Value.Trim();
            return new SampleMetadata(name is null || Sample.LastSegment(name) is not { Length: > 0 } last ? null : last);
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    private static Refusal Malformed() => Refusal.BadRequest("The body is not <rl><properties><property><name>…</name><value>…</value></property></properties><domain>…</domain></rl>.");
}
