using System.Globalization;
using System.Text.Json;
using SpectraKit.Generator.Comparison;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Specs;

/// <summary>Changes in words that all formats share.</summary>
internal static class ChangeWords
{
    /// <summary>The worst first.</summary>
    public static readonly ChangeSeverity[] Severities = [ChangeSeverity.Breaking, ChangeSeverity.PossiblyBreaking, ChangeSeverity.Compatible];

    public static string Of(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => "breaking",
        ChangeSeverity.PossiblyBreaking => "possibly breaking",
        _ => "compatible",
    };

    public static string Title(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => "Breaking",
        ChangeSeverity.PossiblyBreaking => "Possibly breaking",
        _ => "Compatible",
    };

    /// <summary><c>parameter-added-required</c>.</summary>
    public static string Of(ChangeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static string Sum(IReadOnlyList<LocatedChange> changes) => changes.Count == 0
        ? "Nothing changed for callers."
        : string.Join(", ", Severities
            .Select(severity => (Severity: severity, Count: changes.Count(change => change.Change.Severity == severity)))
            .Where(counted => counted.Count > 0)
            .Select(counted => string.Create(CultureInfo.InvariantCulture, $"{counted.Count} {Of(counted.Severity)}"))) + ".";

    /// <summary>A sentence. Names and values in it are a stranger's.</summary>
    public static string Sentence(Change change) => SafeText.Of($"{change.Subject} {change.What}.");

    public static string Place(string path, DocumentPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{SafeText.Of(path)}({place.Lines.Start.Line + 1},{place.Lines.Start.Character + 1})");

    /// <summary>Where to look: in the new document, or in the old one for what the new one has not.</summary>
    public static string Place(LocatedChange change, string oldPath, string newPath) =>
        IsGone(change.Change.Kind) ? Place(oldPath, change.Old) : Place(newPath, change.New);

    private static bool IsGone(ChangeKind kind) => kind is
        ChangeKind.OperationRemoved or ChangeKind.ParameterRemoved or ChangeKind.BodyRemoved or ChangeKind.TypeRemoved or ChangeKind.MemberRemoved;
}
