namespace SpectraKit.Scanning;

/// <summary>A file that a report goes to.</summary>
/// <param name="Format">In which form.</param>
/// <param name="Path">Where. Relative to the working folder.</param>
public sealed record ReportOutput(ReportFormat Format, string Path)
{
    /// <summary>The words for the forms, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<string> FormatWords { get; } = [.. Enum.GetValues<ReportFormat>().Select(Words.Of)];

    /// <summary>Reads <c>format=path</c>, such as <c>sarif=out/scan.sarif</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="output">What it says.</param>
    /// <returns>Whether it says anything.</returns>
    public static bool TryParse(string? text, out ReportOutput? output)
    {
        var parts = text?.Split('=', 2) ?? [];
        output = parts.Length == 2 && Words.TryRead<ReportFormat>(parts[0], out var format) && !string.IsNullOrWhiteSpace(parts[1]) ? new(format, parts[1].Trim()) : null;
        return output is not null;
    }

    /// <summary>As it is written.</summary>
    /// <returns><c>format=path</c>.</returns>
    public override string ToString() => $"{Words.Of(Format)}={Path}";
}
