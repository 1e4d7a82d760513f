namespace SpectraKit.Emulator;

/// <summary>The tags that an analysis gives a sample, in the services' manner: what it is, and what it contains at any depth.</summary>
internal static class SampleTags
{
    private const string Contains = "contains-";

    public static IReadOnlyList<string> Of(Examination examination, IEnumerable<IReadOnlyList<string>> inner)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        if (KindOf(examination.Type) == "archive") tags.Add("archive");
        if (examination.HasMacros) tags.Add("macros");
        if (examination.Unpacking.StoppedBy == UnpackingLimit.Ratio) tags.Add("archive-bomb");
        foreach (var (_, entry) in examination.Entries)
            if (KindOf(entry.Type) is { } kind) tags.Add(Contains + kind);
        foreach (var tag in inner.SelectMany(list => list))
            if (tag.StartsWith(Contains, StringComparison.Ordinal)) tags.Add(tag);
        return [.. tags];
    }

    private static string? KindOf(FileType type) => type switch
    {
        { IsPortableExecutable: true } => "pe",
        { Type: "ELF32" or "ELF64" } => "elf",
        { Type: "MachO" or "MachO32" or "MachO64" } => "macho",
        { Category: "archive" } or { IsZip: true } => "archive",
        { Category: "document" } => "document",
        { Subtype: "Script" or "Shell" or "PowerShell" or "Python" or "Perl" or "Ruby" or "JavaScript" or "PHP" or "Lua" or "Batch" or "VBScript" } => "script",
        _ => null,
    };
}
