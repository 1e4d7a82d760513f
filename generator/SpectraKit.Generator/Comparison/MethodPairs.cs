using System.Text.RegularExpressions;

namespace SpectraKit.Generator.Comparison;

/// <summary>
/// Which method became which: the one at the same address, whatever its path parameters are called; else the one of the same operationId;
/// else the one of the same name.
/// </summary>
internal static class MethodPairs
{
    private static readonly Regex _variable = new(@"\{[^{}]*\}", RegexOptions.CultureInvariant);

    public static IReadOnlyList<(ClientMethod Old, ClientMethod New)> Of(IReadOnlyList<ClientMethod> before, IReadOnlyList<ClientMethod> after)
    {
        var pairs = new List<(ClientMethod Old, ClientMethod New)>();
        var (old, @new) = (before, after);
        foreach (var key in new Func<ClientMethod, string>[]
        {
            method => method.Address + " " + method.Operation.Id,
            method => _variable.Replace(method.Address, "{}"),
            method => method.Operation.Id,
            method => method.Name,
        })
        {
            var left = @new.GroupBy(key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<ClientMethod>(group), StringComparer.Ordinal);
            foreach (var method in old)
            {
                if (left.TryGetValue(key(method), out var candidates) && candidates.Count > 0)
                    pairs.Add((method, candidates.Dequeue()));
            }

            var (foundOld, foundNew) = (new HashSet<ClientMethod>(pairs.Select(pair => pair.Old)), new HashSet<ClientMethod>(pairs.Select(pair => pair.New)));
            (old, @new) = ([.. old.Where(method => !foundOld.Contains(method))], [.. @new.Where(method => !foundNew.Contains(method))]);
        }

        return pairs;
    }
}
