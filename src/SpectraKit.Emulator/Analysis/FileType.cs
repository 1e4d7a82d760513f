namespace SpectraKit.Emulator;

/// <summary>What a file is by its content, in the services' words.</summary>
/// <param name="Category">The broad kind: application, document, archive, text, binary.</param>
/// <param name="Type">The format: PE, ELF, ZIP.</param>
/// <param name="Subtype">The variant within the format; empty when there is none.</param>
internal sealed record FileType(string Category, string Type, string Subtype)
{
    public static FileType Binary { get; } = new("binary", "Binary", "None");

    public string Display => Subtype.Length == 0 ? Type : $"{Type}/{Subtype}";

    public bool IsZip => Type == "ZIP";
}
