using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>What a method takes: each parameter, and their order.</summary>
internal sealed class ParameterComparison(ClientMethod oldMethod, ClientMethod newMethod, TypeConversions conversions, ChangeList changes)
{
    private readonly OperationModel _old = oldMethod.Operation;
    private readonly OperationModel _new = newMethod.Operation;

    public void Compare()
    {
        var pairs = Pairs();
        foreach (var (old, @new) in pairs)
            Both(old, @new);
        foreach (var gone in _old.Parameters.Except(pairs.Select(pair => pair.Old)))
            changes.Breaking(ChangeKind.ParameterRemoved, Subject(gone, null), $"no longer takes {gone.Name}", "Calls that give it do not compile any more.");
        foreach (var added in _new.Parameters.Except(pairs.Select(pair => pair.New)))
            Added(added);
        Order(pairs);
        Constants();
    }

    private List<(ParameterModel Old, ParameterModel New)> Pairs()
    {
        var left = _new.Parameters.ToList();
        var pairs = new List<(ParameterModel, ParameterModel)>();
        foreach (var isSame in new Func<ParameterModel, ParameterModel, bool>[]
        {
            (one, other) => one.WireName == other.WireName && one.Place == other.Place,
            (one, other) => one.WireName == other.WireName,
            // A path's variable is known by where it stands, whatever it is called.
            (one, other) => one.Place == "path" && other.Place == "path" && Slot(_old, one) == Slot(_new, other),
        })
        {
            foreach (var old in _old.Parameters.Except(pairs.Select(pair => pair.Item1)).ToList())
            {
                if (left.FirstOrDefault(candidate => isSame(old, candidate)) is not { } found)
                    continue;
                left.Remove(found);
                pairs.Add((old, found));
            }
        }

        return pairs;
    }

    private static int Slot(OperationModel operation, ParameterModel parameter)
    {
        var place = operation.Path.IndexOf("{" + parameter.WireName + "}", StringComparison.Ordinal);
        return place < 0 ? -1 : operation.Path.Substring(0, place).Count(c => c == '{');
    }

    private void Added(ParameterModel added)
    {
        var subject = Subject(null, added);
        if (added.IsRequired)
            changes.Breaking(ChangeKind.ParameterAddedRequired, subject, $"requires {added.Name} ({CSharpName.Short(added.Type.Name)})", "Calls without it do not compile any more.");
        else
            changes.Possibly(ChangeKind.ParameterAddedOptional, subject, $"takes {added.Name} ({CSharpName.Short(added.Type.NullableName)})", "Calls that give later arguments by place, the cancellation token among them, do not compile any more.");
    }

    private void Both(ParameterModel old, ParameterModel @new)
    {
        var subject = Subject(old, @new);
        var types = $"took {old.Name} as {CSharpName.Short(old.Type.Name)} and takes {CSharpName.Short(@new.Type.Name)}";
        if (old.Type.Name != @new.Type.Name && conversions.Converts(old.Type, @new.Type))
            changes.Compatible(ChangeKind.ParameterTypeChanged, subject, types, "What calls hand over converts by itself.");
        else if (old.Type.Name != @new.Type.Name)
            changes.Breaking(ChangeKind.ParameterTypeChanged, subject, types, "Calls hand over another type.");
        if (!old.IsRequired && @new.IsRequired)
            changes.Breaking(ChangeKind.ParameterBecameRequired, subject, $"requires {@new.Name}", "Calls without it do not compile any more.");
        else if (old.IsRequired && !@new.IsRequired)
            changes.Compatible(ChangeKind.ParameterBecameOptional, subject, $"no longer requires {@new.Name}", "Calls that give it are as good as before.");
        if (old.Name != @new.Name)
            changes.Possibly(ChangeKind.ParameterRenamed, subject, $"calls {old.Name} {@new.Name}", "Calls that give it by name do not compile any more.");
        if (old.Place != @new.Place)
            changes.Compatible(ChangeKind.ParameterPlaceChanged, subject, $"sent {old.Name} in the {old.Place} and sends it in the {@new.Place}", "The client puts it there; calls are the same.");
        else if (old.Style != @new.Style || old.Explode != @new.Explode || old.Spelling != @new.Spelling || old.AllowsReserved != @new.AllowsReserved || old.WireName != @new.WireName)
            changes.Compatible(ChangeKind.ParameterSpellingChanged, subject, $"writes {old.Name} otherwise", "The client writes it; calls are the same.");
        if (old.Default != @new.Default && !@new.IsRequired)
            changes.Possibly(ChangeKind.ParameterDefaultChanged, subject, $"is taken for {@new.Default ?? "whatever the service likes"} without {old.Name}, and was for {old.Default ?? "whatever the service liked"}", "Calls that leave it out are answered otherwise.");
    }

    /// <summary>What the client sends by itself, since the document leaves no choice.</summary>
    private void Constants()
    {
        var after = ConstantsOf(_new);
        var before = ConstantsOf(_old);
        foreach (var constant in before)
        {
            if (!after.TryGetValue(constant.Key, out var other))
                Constant(constant.Key, $"sent '{constant.Value}' as {constant.Key.Name} by itself and does so no more");
            else if (other != constant.Value)
                Constant(constant.Key, $"sent '{constant.Value}' as {constant.Key.Name} and sends '{other}'");
        }

        foreach (var constant in after.Where(constant => !before.ContainsKey(constant.Key)))
            Constant(constant.Key, $"sends '{constant.Value}' as {constant.Key.Name} by itself");
    }

    private void Constant((string Place, string Name) key, string what) => changes.Compatible(
        ChangeKind.ParameterConstantChanged,
        new(oldMethod.Name, ChangeTarget.Of(_old, key.Name, key.Place), ChangeTarget.Of(_new, key.Name, key.Place)),
        what,
        "The client sends it by itself; calls are the same.");

    private static Dictionary<(string Place, string Name), string> ConstantsOf(OperationModel operation) =>
        operation.Constants.GroupBy(constant => (constant.Place, constant.WireName)).ToDictionary(group => group.Key, group => group.First().Value);

    /// <summary>Calls give arguments by place: two that changed places are a mistake, and one that the compiler may not see.</summary>
    private void Order(List<(ParameterModel Old, ParameterModel New)> pairs)
    {
        var names = pairs.ToDictionary(pair => pair.New, pair => pair.Old.Name);
        var before = InOrder(_old, parameter => parameter.Name).Where(name => name == Body || pairs.Any(pair => pair.Old.Name == name)).ToList();
        var after = InOrder(_new, parameter => names.TryGetValue(parameter, out var name) ? name : "").Where(name => name.Length > 0).ToList();
        var kept = new HashSet<string>(before.Intersect(after), StringComparer.Ordinal);
        before.RemoveAll(name => !kept.Contains(name));
        after.RemoveAll(name => !kept.Contains(name));
        if (!before.SequenceEqual(after, StringComparer.Ordinal))
        {
            changes.Breaking(
                ChangeKind.ParametersReordered,
                new(oldMethod.Name, ChangeTarget.Of(_old, "parameters"), ChangeTarget.Of(_new, "parameters")),
                $"took {string.Join(", ", before)} and takes {string.Join(", ", after)}",
                "Calls that give them by place hand over one for another, which the compiler sees only where the types differ.");
        }
    }

    private const string Body = "body";

    /// <summary>The order of the method: what is required, the body, what is not.</summary>
    private static IEnumerable<string> InOrder(OperationModel operation, Func<ParameterModel, string> name) =>
    [
        .. operation.Parameters.Where(parameter => parameter.IsRequired).Select(name),
        .. operation.Body is null ? [] : new[] { Body },
        .. operation.Parameters.Where(parameter => !parameter.IsRequired).Select(name),
    ];

    private ChangeSubject Subject(ParameterModel? old, ParameterModel? @new) => new(
        oldMethod.Name,
        ChangeTarget.Of(_old, old ?? @new!),
        ChangeTarget.Of(_new, @new ?? old!));
}
