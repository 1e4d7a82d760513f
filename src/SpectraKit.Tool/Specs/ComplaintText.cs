using System.Text;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Specs;

/// <summary>Complaints about documents for people and editors: a line each, the totals last.</summary>
internal static class ComplaintText
{
    public static string Write(IReadOnlyList<SpecComplaint> complaints, IReadOnlyList<string> paths)
    {
        var text = new StringBuilder();
        foreach (var complaint in complaints)
        {
            text.Append(complaint.Line);
            if (complaint.Pointer is { } pointer)
                text.Append(" [").Append(SafeText.Of(pointer)).Append(']');
            text.Append('\n');
        }

        var errors = complaints.Count(complaint => complaint.Severity == Severity.Error);
        var warnings = complaints.Count(complaint => complaint.Severity == Severity.Warning);
        return text.Append(Count(paths.Count, "document")).Append(": ").Append(Count(errors, "error")).Append(", ").Append(Count(warnings, "warning")).Append(".\n").ToString();
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
