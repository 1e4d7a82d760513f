namespace SpectraKit.Generator.Comparison;

/// <summary>The changes found so far.</summary>
internal sealed class ChangeList
{
    private readonly List<Change> _changes = [];

    public void Breaking(ChangeKind kind, ChangeSubject subject, string what, string why) => Add(ChangeSeverity.Breaking, kind, subject, what, why);

    public void Possibly(ChangeKind kind, ChangeSubject subject, string what, string why) => Add(ChangeSeverity.PossiblyBreaking, kind, subject, what, why);

    public void Compatible(ChangeKind kind, ChangeSubject subject, string what, string why) => Add(ChangeSeverity.Compatible, kind, subject, what, why);

    public void Add(ChangeSeverity severity, ChangeKind kind, ChangeSubject subject, string what, string why) =>
        _changes.Add(new(severity, kind, subject.Name, what, why, subject.Old, subject.New));

    /// <summary>The worst first, then by what they are about: the same whatever the order of the documents.</summary>
    public IReadOnlyList<Change> InOrder() =>
    [
        .. _changes
            .OrderByDescending(change => change.Severity)
            .ThenBy(change => change.Subject, StringComparer.Ordinal)
            .ThenBy(change => change.Kind)
            .ThenBy(change => change.What, StringComparer.Ordinal),
    ];
}
