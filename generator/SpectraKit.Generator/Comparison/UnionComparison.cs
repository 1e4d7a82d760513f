using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>A choice of types that both clients have. Cases are told by what they are called: that is what code asks for.</summary>
/// <param name="uses">Which way it travels, in either client.</param>
/// <param name="changes">Where to put what is found.</param>
internal sealed class UnionComparison(ModelUses uses, ChangeList changes)
{
    public void Compare(UnionModel old, UnionModel @new)
    {
        var after = @new.Cases.ToDictionary(one => one.Name, StringComparer.Ordinal);
        foreach (var one in old.Cases)
        {
            var subject = Subject(old, one);
            if (!after.TryGetValue(one.Name, out var other))
                changes.Breaking(ChangeKind.UnionCaseRemoved, subject, "is no choice any more", "Code that makes one of it or asks for it does not compile any more.");
            else if (one.Type.Name != other.Type.Name)
                changes.Breaking(ChangeKind.UnionCaseChanged, subject, $"was {CSharpName.Short(one.Type.Name)} and is {CSharpName.Short(other.Type.Name)}", "Code that makes one of it or asks for it has another type at hand.");
            else if (one.Factory != other.Factory)
                changes.Breaking(ChangeKind.UnionCaseChanged, subject, $"is made by {other.Factory ?? "a conversion"}", "Code that makes one does not compile any more.");
            else if (!one.Marks.Equals(other.Marks))
                changes.Possibly(ChangeKind.UnionCaseChanged, subject, "is told from the others by something else", "Code compiles as before; what is read may be taken for another choice.");
        }

        var before = new HashSet<string>(old.Cases.Select(one => one.Name), StringComparer.Ordinal);
        foreach (var added in @new.Cases.Where(one => !before.Contains(one.Name)))
            Added(@new, added);
    }

    private void Added(UnionModel union, UnionCaseModel added)
    {
        if ((uses & ModelUses.Received) != 0)
            changes.Possibly(ChangeKind.UnionCaseAdded, Subject(union, added), "is a new choice", "Code that reads one and handles every choice there was now meets another.");
        else
            changes.Compatible(ChangeKind.UnionCaseAdded, Subject(union, added), "is a new choice", "Whatever was sent before may still be.");
    }

    private static ChangeSubject Subject(UnionModel union, UnionCaseModel one) => new($"{union.Name}.{one.Name}", ChangeTarget.Of(union), ChangeTarget.Of(union));
}
