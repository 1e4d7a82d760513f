using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>A type that both clients have.</summary>
/// <param name="uses">Which way it travels, in either client.</param>
/// <param name="conversions">What the new client's types are made of by themselves.</param>
/// <param name="changes">Where to put what is found.</param>
internal sealed class TypeComparison(ModelUses uses, TypeConversions conversions, ChangeList changes)
{
    private bool IsSent => (uses & ModelUses.Sent) != 0;

    public void Compare(TypeModel old, TypeModel @new)
    {
        if (!old.IsDeprecated && @new.IsDeprecated)
            changes.Compatible(ChangeKind.TypeDeprecated, Subject(old), "is deprecated", "It is still there; the compiler warns where it is used.");
        switch (old, @new)
        {
            case (RecordModel one, RecordModel other):
                Records(one, other);
                break;
            case (EnumModel one, EnumModel other):
                Enums(one, other);
                break;
            case (UnionModel one, UnionModel other):
                new UnionComparison(uses, changes).Compare(one, other);
                break;
            default:
                if (old.GetType() != @new.GetType())
                    changes.Breaking(ChangeKind.TypeKindChanged, Subject(old), $"was {Word(old)} and is {Word(@new)}", "Code that makes or reads one does not compile any more.");
                break;
        }
    }

    private void Records(RecordModel old, RecordModel @new)
    {
        var after = @new.Members.ToDictionary(member => member.WireName, StringComparer.Ordinal);
        foreach (var member in old.Members)
        {
            if (after.TryGetValue(member.WireName, out var other))
                Members(old, member, other);
            else
                changes.Breaking(ChangeKind.MemberRemoved, Subject(old, member), "is gone", "Code that sets or reads it does not compile any more.");
        }

        var before = new HashSet<string>(old.Members.Select(member => member.WireName), StringComparer.Ordinal);
        foreach (var member in @new.Members.Where(member => !before.Contains(member.WireName)))
            Added(@new, member);

        if (old.Further?.Name != @new.Further?.Name)
            Further(old, @new);
    }

    private void Added(RecordModel record, MemberModel member)
    {
        var subject = Subject(record, member);
        if (!member.IsRequired)
            changes.Compatible(ChangeKind.MemberAddedOptional, subject, "is new", "It may be left out.");
        else if (IsSent)
            changes.Breaking(ChangeKind.MemberAddedRequired, subject, "is new and required", "Code that makes one to send it has to set it, and does not compile until it does.");
        else
            changes.Possibly(ChangeKind.MemberAddedRequired, subject, "is new and required", "Only code that makes one by itself, such as a test, has to set it.");
    }

    private void Members(RecordModel record, MemberModel old, MemberModel @new)
    {
        var subject = Subject(record, old);
        if (old.Name != @new.Name)
            changes.Breaking(ChangeKind.MemberRenamed, subject, $"is called {@new.Name}", "Code that uses the old name does not compile any more.");
        if (!old.IsDeprecated && @new.IsDeprecated)
            changes.Compatible(ChangeKind.MemberDeprecated, subject, "is deprecated", "It is still there; the compiler may warn where it is used.");
        if (old.Type.Name != @new.Type.Name)
        {
            Type(subject, old, @new);
            return;
        }

        new MemberComparison(uses, changes).Compare(subject, old, @new);
        if (!old.IsRequired && @new.IsRequired)
            BecameRequired(subject);
        else if (old.IsRequired && !@new.IsRequired)
            changes.Compatible(ChangeKind.MemberBecameOptional, subject, "may be missing", "Whoever sends it may go on doing so.");
        if (old.DeclaredType != @new.DeclaredType)
            Nullability(subject, old, @new);
    }

    private void Type(ChangeSubject subject, MemberModel old, MemberModel @new)
    {
        var what = $"was {CSharpName.Short(old.DeclaredType)} and is {CSharpName.Short(@new.DeclaredType)}";
        if ((uses & ModelUses.Received) == 0 && IsSent && old.IsRequired == @new.IsRequired && old.IsNullable == @new.IsNullable && conversions.Converts(old.Type, @new.Type) && !@new.IsThreeState)
            changes.Compatible(ChangeKind.MemberTypeChanged, subject, what, "What it is set to converts by itself.");
        else
            changes.Breaking(ChangeKind.MemberTypeChanged, subject, what, "Code that sets or reads it has another type at hand.");
    }

    private void BecameRequired(ChangeSubject subject)
    {
        const string What = "is required";
        if (IsSent)
            changes.Breaking(ChangeKind.MemberBecameRequired, subject, What, "Code that makes one without it does not compile any more.");
        else
            changes.Possibly(ChangeKind.MemberBecameRequired, subject, What, "Only code that makes one by itself, such as a test, has to set it.");
    }

    /// <summary>Whether null, or nothing at all, is one of its values: a reader has to expect it, a writer may no longer say it.</summary>
    private void Nullability(ChangeSubject subject, MemberModel old, MemberModel @new)
    {
        var what = $"was {CSharpName.Short(old.DeclaredType)} and is {CSharpName.Short(@new.DeclaredType)}";
        if (old.IsThreeState != @new.IsThreeState)
        {
            changes.Possibly(ChangeKind.MemberTypeChanged, subject, what, "Setting it is written the same; reading it is not.");
            return;
        }

        var isNullable = @new.DeclaredType.EndsWith("?", StringComparison.Ordinal);
        var kind = isNullable ? ChangeKind.MemberBecameNullable : ChangeKind.MemberBecameNotNullable;
        if ((uses & ModelUses.Received) != 0 && old.Type.IsValue)
            changes.Breaking(kind, subject, what, isNullable ? "Code that reads it as a value does not compile any more." : "Code that asks whether it has a value does not compile any more.");
        else if ((uses & ModelUses.Received) != 0 && isNullable)
            changes.Possibly(kind, subject, what, "Code that reads it now has to expect null, of which the compiler warns.");
        else if (IsSent && !isNullable)
            changes.Add(old.Type.IsValue ? ChangeSeverity.Breaking : ChangeSeverity.PossiblyBreaking, kind, subject, what, old.Type.IsValue ? "Code that sets it to a value that may be null does not compile any more." : "Null may no longer be sent, of which the compiler warns.");
        else
            changes.Compatible(kind, subject, what, "Whatever was set or read before still is.");
    }

    private void Further(RecordModel old, RecordModel @new)
    {
        var subject = Subject(old);
        if (old.Further is null)
            changes.Compatible(ChangeKind.FurtherMembersChanged, subject, "keeps members that the document does not name", "Nothing else about it changed.");
        else if (@new.Further is null)
            changes.Breaking(ChangeKind.FurtherMembersChanged, subject, "no longer keeps members that the document does not name", "Code that sets or reads them does not compile any more.");
        else
            changes.Breaking(ChangeKind.FurtherMembersChanged, subject, $"had further members of {CSharpName.Short(old.Further.Name)}, now of {CSharpName.Short(@new.Further.Name)}", "Code that sets or reads them has another type at hand.");
    }

    private void Enums(EnumModel old, EnumModel @new)
    {
        if (old.Underlying.Name != @new.Underlying.Name)
            changes.Breaking(ChangeKind.EnumTypeChanged, Subject(old), $"was made of {CSharpName.Short(old.Underlying.Name)} and is made of {CSharpName.Short(@new.Underlying.Name)}", "Code that converts to or from it does not compile any more.");

        var after = @new.Values.ToDictionary(value => (value.Text, value.IsText));
        foreach (var value in old.Values)
        {
            var subject = new ChangeSubject($"{old.Name}.{value.Name}", ChangeTarget.Of(old, value), ChangeTarget.Of(@new, value));
            if (!after.TryGetValue((value.Text, value.IsText), out var other))
                changes.Breaking(ChangeKind.EnumValueRemoved, subject, $"is gone ('{value.Text}')", "Code that names it does not compile any more, and the service may refuse it.");
            else if (value.Name != other.Name)
                changes.Breaking(ChangeKind.EnumValueRenamed, subject, $"is called {other.Name} ('{value.Text}')", "Code that uses the old name does not compile any more.");
        }

        var before = new HashSet<(string, bool)>(old.Values.Select(value => (value.Text, value.IsText)));
        foreach (var value in @new.Values.Where(value => !before.Contains((value.Text, value.IsText))))
            changes.Compatible(ChangeKind.EnumValueAdded, new($"{old.Name}.{value.Name}", ChangeTarget.Of(old, value), ChangeTarget.Of(@new, value)), $"is new ('{value.Text}')", "The set was open before: code had to expect values that it does not know.");
    }

    private static string Word(TypeModel type) => type switch
    {
        RecordModel => "a record",
        EnumModel => "a set of values",
        _ => "a choice of types",
    };

    private static ChangeSubject Subject(TypeModel type) => new(type.Name, ChangeTarget.Of(type), ChangeTarget.Of(type));

    private static ChangeSubject Subject(RecordModel type, MemberModel member) =>
        new($"{type.Name}.{member.Name}", ChangeTarget.Of(type, member.WireName), ChangeTarget.Of(type, member.WireName));
}
