using System.Text.Json;
using System.Xml;

namespace SpectraKit.Emulator;

/// <summary>The answer to a download status query, in either of its two formats.</summary>
/// <param name="Entries">The SHA-1 of each known sample, and its size; -1 when it cannot be downloaded.</param>
/// <param name="Unknown">Hashes of samples that are not known.</param>
/// <param name="Invalid">What was no hash of the query's type.</param>
internal sealed record DownloadStatus(IReadOnlyList<(string Sha1, long Size)> Entries, IReadOnlyList<string> Unknown, IReadOnlyList<string> Invalid)
{
    public static DownloadStatus Of(HashQuery query, SampleStore store)
    {
        var entries = new List<(string, long)>();
        var unknown = new List<string>();
        var invalid = new List<string>();
        foreach (var text in query.Hashes.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!HashValue.TryParse(text, out var hash) || hash.Kind != query.Kind) invalid.Add(text);
            else if (store.Find(hash) is not { } sample) unknown.Add(text);
            else entries.Add((sample.Digests.Sha1, store.HasContent(sample) ? sample.Size : -1));
        }

        return new DownloadStatus(entries, unknown, invalid);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("rl");
        json.WriteStartArray("entries");
        foreach (var (sha1, size) in Entries)
        {
            json.WriteStartObject();
            json.WriteString("sha1", sha1);
            json.WriteNumber("size", size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteArray("unknown_hashes", Unknown);
        WriteArray("invalid_hashes", Invalid);
        json.WriteEndObject();
        json.WriteEndObject();

        void WriteArray(string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("rl");
        xml.WriteStartElement("entries");
        foreach (var (sha1, size) in Entries)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("sha1", sha1);
            xml.WriteElementString("size", XmlConvert.ToString(size));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteItems("unknown_hashes", Unknown);
        WriteItems("invalid_hashes", Invalid);
        xml.WriteEndElement();

        void WriteItems(string name, IReadOnlyList<string> values)
        {
            xml.WriteStartElement(name);
            // What is no hash can be any text; XML cannot say all of it, not even escaped.
            foreach (var value in values) xml.WriteElementString("item", string.Concat(value.Where(XmlConvert.IsXmlChar)));
            xml.WriteEndElement();
        }
    }
}
