namespace SpectraKit.Emulator;

/// <summary>Which of the zip-based formats an archive is, by what stands in it.</summary>
internal static class ZipTypes
{
    public static FileType Identify(IReadOnlyCollection<string> paths)
    {
        var names = paths as IReadOnlySet<string> ?? paths.ToHashSet(StringComparer.Ordinal);
        if (names.Any(path => path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !path.Contains('/'))) return Archive("NuGet");
        if (names.Contains("extension.vsixmanifest")) return Archive("VSIX");
        if (names.Contains("AndroidManifest.xml")) return new FileType("mobile", "ZIP", "APK");
        if (names.Any(path => path.StartsWith("Payload/", StringComparison.Ordinal) && path.EndsWith(".app/Info.plist", StringComparison.Ordinal))) return new FileType("mobile", "ZIP", "IPA");
        if (names.Contains("META-INF/MANIFEST.MF")) return Archive("JAR");
        if (names.Any(path => path.EndsWith(".dist-info/WHEEL", StringComparison.Ordinal))) return Archive("Wheel");
        if (names.Contains("[Content_Types].xml"))
        {
            if (Has("word/")) return Document("Word");
            if (Has("xl/")) return Document("Excel");
            if (Has("ppt/")) return Document("PowerPoint");
        }

        if (names.Contains("META-INF/container.xml")) return Document("EPUB");
        return names.Contains("mimetype") && names.Contains("META-INF/manifest.xml") ? Document("OpenDocument") : Archive("");

        bool Has(string folder) => names.Any(path => path.StartsWith(folder, StringComparison.Ordinal));
    }

    private static FileType Archive(string subtype) => new("archive", "ZIP", subtype);

    private static FileType Document(string subtype) => new("document", "ZIP", subtype);
}
