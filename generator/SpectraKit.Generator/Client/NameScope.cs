using System.Globalization;

namespace SpectraKit.Generator.Client;

/// <summary>Names that must differ. What is asked for second gets a number; who asks in an order of its own gets the same names every time.</summary>
internal sealed class NameScope
{
    private static readonly HashSet<string> _nothing = [];

    private readonly HashSet<string> _reserved = _nothing;
    private readonly HashSet<string> _taken;
    private Dictionary<string, int>? _next;

    /// <summary>What wire names came to before: members have a few hundred of them ten thousand times.</summary>
    private Dictionary<string, string>? _known;

    /// <summary>A scope in which some names are taken from the start.</summary>
    public NameScope(params string[] reserved) => _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>The same, with names beside them that many scopes have in common.</summary>
    public NameScope(HashSet<string> common, params string[] reserved)
        : this(reserved) => _reserved = common;

    /// <summary>A scope in which names differ by more than a comparer's idea of sameness.</summary>
    public NameScope(StringComparer comparer, params string[] reserved) => _taken = new(reserved, comparer);

    /// <summary>Begins anew, for the next of many things that are named one after the other.</summary>
    public NameScope Restart(params string[] reserved)
    {
        _taken.Clear();
        _next?.Clear();
        _known ??= new(StringComparer.Ordinal);
        _taken.UnionWith(reserved);
        return this;
    }

    /// <summary>Takes a name, or the nearest one that is free.</summary>
    /// <param name="name">The name.</param>
    /// <param name="after">What will stand after it.</param>
    /// <returns>The name, without what will stand after it.</returns>
    public string Take(string name, string after = "")
    {
        name = Naming.Short(name);
        if (TryTake(name.TrimStart('@') + after))
            return name;
        // Where the last search for this name ended: a document in which every name comes to one must not take for ever.
        _next ??= new(StringComparer.Ordinal);
        var i = _next.TryGetValue(name, out var known) ? known : 2;
        string candidate;
        do
            candidate = name.TrimStart('@') + i++.ToString(CultureInfo.InvariantCulture);
        while (!TryTake(candidate + after));
        _next[name] = i;
        return candidate;
    }

    /// <summary>
    /// Takes a name for each of the wire names. Where several come to one, it is the one's that is written most like it; the next are called by
    /// all that they have (<c>type</c>, <c>@type</c>: <c>Type</c>, <c>AtType</c>), and only what is still alike gets a number. It does not
    /// matter in which order they are given.
    /// </summary>
    /// <returns>The names, each where its wire name stands.</returns>
    public string[] TakeAll(IReadOnlyList<string> wireNames)
    {
        var names = new string[wireNames.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = Plain(wireNames[i]);
        if (!TryTakeAll(names))
            TakeInOrder(names, wireNames);
        return names;
    }

    private string Plain(string wireName)
    {
        if (_known is null)
            return Naming.Pascal(wireName);
        if (!_known.TryGetValue(wireName, out var name))
            _known.Add(wireName, name = Naming.Pascal(wireName));
        return name;
    }

    private bool IsTaken(string name) => _reserved.Contains(name) || _taken.Contains(name);

    private bool TryTake(string name) => !_reserved.Contains(name) && _taken.Add(name);

    /// <summary>Takes all of some names as they are, in whichever order, or none of them: nearly always all.</summary>
    private bool TryTakeAll(string[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (TryTake(names[i]))
                continue;
            while (--i >= 0)
                _taken.Remove(names[i]);
            return false;
        }

        return true;
    }

    private void TakeInOrder(string[] names, IReadOnlyList<string> wireNames)
    {
        foreach (var (index, plain, spelled) in wireNames
            .Select((wireName, index) => (Index: index, Plain: names[index], Spelled: Naming.Spelled(wireName)))
            .OrderBy(name => name.Plain == name.Spelled ? 0 : 1)
            .ThenBy(name => wireNames[name.Index].Length)
            .ThenBy(name => wireNames[name.Index], StringComparer.Ordinal)
            .ToList())
        {
            names[index] = Take(IsTaken(plain) ? spelled : plain);
        }
    }
}
