namespace SpectraKit.Emulator;

/// <summary>What a file is by its content, in the services' words.</summary>
/// <param name="Category">The broad kind: application, document, archive, image, text, binary.</param>
/// <param name="Type">The format: PE, ELF64, ZIP.</param>
/// <param name="Subtype">The variant within the format; empty when there is none.</param>
internal sealed record FileType(string Category, string Type, string Subtype)
{
    public static FileType Binary { get; } = new("binary", "Binary", "None");

    public string Display => Subtype.Length == 0 ? Type : $"{Type}/{Subtype}";

    public bool IsZip => Type == "ZIP";

    public bool IsGzip => Type == "GZIP";

    public bool IsTar => Type == "TAR";

    /// <summary>A program for Windows, of either width.</summary>
    public bool IsPortableExecutable => Type is "PE" or "PE+";
}
