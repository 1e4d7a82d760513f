using System.Text;
using SpectraKit.Generator.Comparison;

namespace SpectraKit.Tool.Specs;

/// <summary>Changes for a step summary or a merge request. Whatever a document says is shown as text and cannot act as Markdown or HTML.</summary>
internal static class ChangeMarkdown
{
    private const string Active = @"\`*_{}[]<>()#+-.!|~&@:";

    public static string Write(IReadOnlyList<LocatedChange> changes, string oldPath, string newPath)
    {
        var text = new StringBuilder().Append("## ").Append(ChangeWords.Sum(changes)).Append('\n');
        foreach (var severity in ChangeWords.Severities)
        {
            var group = changes.Where(change => change.Change.Severity == severity).ToList();
            if (group.Count == 0)
                continue;
            text.Append("\n### ").Append(ChangeWords.Title(severity)).Append("\n\n| What | Why | Where |\n| --- | --- | --- |\n");
            foreach (var change in group)
                text.Append("| ").Append(Escape(ChangeWords.Sentence(change.Change))).Append(" | ").Append(Escape(change.Change.Why)).Append(" | ").Append(Escape(ChangeWords.Place(change, oldPath, newPath))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            _ = Active.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c) : escaped.Append(c);
        return escaped.ToString();
    }
}
