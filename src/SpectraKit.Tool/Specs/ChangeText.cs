using System.Text;
using SpectraKit.Generator.Comparison;

namespace SpectraKit.Tool.Specs;

/// <summary>Changes for people.</summary>
internal static class ChangeText
{
    public static string Write(IReadOnlyList<LocatedChange> changes, string oldPath, string newPath)
    {
        var text = new StringBuilder();
        foreach (var group in ChangeWords.Severities.Select(severity => changes.Where(change => change.Change.Severity == severity).ToList()).Where(group => group.Count > 0))
        {
            text.Append(ChangeWords.Title(group[0].Change.Severity)).Append('\n');
            foreach (var change in group)
            {
                text.Append("  ").Append(ChangeWords.Sentence(change.Change)).Append('\n')
                    .Append("    ").Append(ChangeWords.Place(change, oldPath, newPath)).Append(": ").Append(change.Change.Why).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(ChangeWords.Sum(changes)).Append('\n').ToString();
    }
}
