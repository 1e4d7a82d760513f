using System.Globalization;

namespace SpectraKit.Generator.Client;

/// <summary>Names that must differ. What is asked for second gets a number; who asks in an order of its own gets the same names every time.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>A scope in which some names are taken from the start.</summary>
    public NameScope(params string[] reserved) => _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>A scope in which names differ by more than a comparer's idea of sameness.</summary>
    public NameScope(StringComparer comparer, params string[] reserved) => _taken = new(reserved, comparer);

    /// <summary>Takes a name, or the nearest one that is free.</summary>
    /// <param name="name">The name.</param>
    /// <param name="after">What will stand after it.</param>
    /// <returns>The name, without what will stand after it.</returns>
    public string Take(string name, string after = "")
    {
        name = Naming.Short(name);
        var candidate = name;
        // Where the last search for this name ended: a document in which every name comes to one must not take for ever.
        var i = _next.TryGetValue(name, out var known) ? known : 2;
        for (; !_taken.Add(candidate.TrimStart('@') + after); i++)
            candidate = name.TrimStart('@') + i.ToString(CultureInfo.InvariantCulture);
        _next[name] = i;
        return candidate;
    }

    /// <summary>
    /// Takes a name for each of the wire names. Where several come to one, it is the one's that is written most like it; the next are called by
    /// all that they have (<c>type</c>, <c>@type</c>: <c>Type</c>, <c>AtType</c>), and only what is still alike gets a number. It does not
    /// matter in which order they are given.
    /// </summary>
    /// <returns>The names by wire name.</returns>
    public Dictionary<string, string> TakeAll(IEnumerable<string> wireNames)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var wireName in wireNames)
        {
            if (!names.ContainsKey(wireName))
                names.Add(wireName, Naming.Pascal(wireName));
        }

        if (!TryTake(names.Values))
            TakeInOrder(names);
        return names;
    }

    /// <summary>Takes all of some names as they are, in whichever order, or none of them: nearly always all.</summary>
    private bool TryTake(ICollection<string> names)
    {
        var taken = 0;
        foreach (var name in names)
        {
            if (!_taken.Add(name))
            {
                _taken.ExceptWith(names.Take(taken));
                return false;
            }

            taken++;
        }

        return true;
    }

    private void TakeInOrder(Dictionary<string, string> names)
    {
        foreach (var name in names
            .Select(name => (Wire: name.Key, Plain: name.Value, Spelled: Naming.Spelled(name.Key)))
            .OrderBy(name => name.Plain == name.Spelled ? 0 : 1)
            .ThenBy(name => name.Wire.Length)
            .ThenBy(name => name.Wire, StringComparer.Ordinal)
            .ToList())
        {
            names[name.Wire] = Take(_taken.Contains(name.Plain) ? name.Spelled : name.Plain);
        }
    }
}
