using System.Text;
using System.Xml;
using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

/// <summary>What is said of a sample after its upload. The service takes it as XML only; every value is escaped, whatever is in it.</summary>
public sealed record UploadMetadata
{
    /// <summary>The sample's name, without folders. <c>null</c>, the default, says none.</summary>
    public string? FileName { get; init; }

    /// <summary>The domain that the sample came from. Empty by default.</summary>
    public string Domain { get; init; } = "";

    /// <summary>
    /// Passwords to open the sample with, if it is an archive. None by default; the usual ones (infected, password, 1234) are tried without
    /// being said.
    /// </summary>
    public IReadOnlyList<string> ArchivePasswords { get; init; } = [];

    /// <summary>Further properties by name. None by default.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The metadata as the service takes them.</summary>
    /// <returns>The body of the request.</returns>
    /// <exception cref="ArgumentException">A value has a character in it that XML cannot say, not even escaped.</exception>
    public ApiFile ToXml()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
            Write(xml);
        return ApiFile.FromBytes(bytes.ToArray(), "metadata.xml");
    }

    /// <summary>The names, without the passwords.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"{FileName} {Domain}".Trim();

    private void Write(XmlWriter xml)
    {
        xml.WriteStartElement("rl");
        xml.WriteStartElement("properties");
        if (FileName is not null)
            WriteProperty(xml, "file_name", FileName);
        foreach (var (name, value) in Properties)
            WriteProperty(xml, name, value);
        xml.WriteEndElement();
        xml.WriteElementString("domain", Domain);
        if (ArchivePasswords.Count > 0)
        {
            xml.WriteStartElement("archive");
            xml.WriteStartElement("archive_passwords");
            foreach (var password in ArchivePasswords)
                xml.WriteElementString("password", password);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteElementString("name", name);
        xml.WriteElementString("value", value);
        xml.WriteEndElement();
    }
}
