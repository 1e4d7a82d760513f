using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>
/// Two clients as those who call them see them: what of the old one's methods and types the new one still has, and whether it means the
/// same. It compares what is printed and not what is written in the documents, since that is what compiles or does not.
/// </summary>
internal static class ClientComparison
{
    public static IReadOnlyList<Change> Compare(ClientModel old, ClientModel @new)
    {
        var changes = new ChangeList();
        Operations(old, @new, changes);
        Types(old, @new, changes);
        InheritanceComparison.Compare(old, @new, changes);
        HeaderComparison.Compare(old, @new, changes);
        ServerComparison.Compare(old, @new, changes);
        SecurityComparison.Compare(old, @new, changes);
        return changes.InOrder();
    }

    private static void Operations(ClientModel old, ClientModel @new, ChangeList changes)
    {
        var (before, after) = (ClientMethod.Of(old), ClientMethod.Of(@new));
        var pairs = MethodPairs.Of(before, after);
        var conversions = new TypeConversions(@new);
        foreach (var (one, other) in pairs)
            new OperationComparison(one, other, conversions, changes).Compare();

        foreach (var gone in before.Except(pairs.Select(pair => pair.Old)))
        {
            changes.Breaking(
                ChangeKind.OperationRemoved,
                new(gone.Name, ChangeTarget.Of(gone.Operation), ChangeTarget.Of(gone.Operation)),
                $"is gone ({gone.Address})",
                "Calls to it do not compile any more.");
        }

        foreach (var added in after.Except(pairs.Select(pair => pair.New)))
        {
            changes.Compatible(
                ChangeKind.OperationAdded,
                new(added.Name, ChangeTarget.Of(added.Operation), ChangeTarget.Of(added.Operation)),
                $"is new ({added.Address})",
                "Nobody has called it yet.");
        }
    }

    private static void Types(ClientModel old, ClientModel @new, ChangeList changes)
    {
        var after = @new.Types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        var (usesBefore, usesAfter) = (TypeUses.Of(old), TypeUses.Of(@new));
        var conversions = new TypeConversions(@new);
        foreach (var type in old.Types)
        {
            var subject = new ChangeSubject(type.Name, ChangeTarget.Of(type), ChangeTarget.Of(type));
            if (after.TryGetValue(type.Name, out var other))
                new TypeComparison(usesBefore[type.Name] | usesAfter[type.Name], conversions, changes).Compare(type, other);
            else if (usesBefore[type.Name] == ModelUses.None)
                changes.Possibly(ChangeKind.TypeRemoved, subject, "is gone", "No method takes or returned it, but code may name it.");
            else
                changes.Breaking(ChangeKind.TypeRemoved, subject, "is gone", "Code that names it does not compile any more.");
        }

        var before = new HashSet<string>(old.Types.Select(type => type.Name), StringComparer.Ordinal);
        foreach (var type in @new.Types.Where(type => !before.Contains(type.Name)))
            changes.Compatible(ChangeKind.TypeAdded, new(type.Name, ChangeTarget.Of(type), ChangeTarget.Of(type)), "is new", "Nobody has named it yet.");
    }
}
