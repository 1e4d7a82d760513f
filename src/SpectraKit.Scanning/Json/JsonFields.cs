namespace SpectraKit.Scanning;

/// <summary>The members of an object that people wrote: each is asked for by name, and what nobody asked for is a mistake that would otherwise silently do nothing.</summary>
internal sealed class JsonFields(string what, IReadOnlyList<(string Name, JsonPlace NamePlace, JsonPlace Value)> members)
{
    private readonly List<(string Name, JsonPlace NamePlace, JsonPlace Value)> _left = [.. members];
    private readonly List<string> _known = [];

    /// <summary>Uses a member, if it is there.</summary>
    public void Take(string name, Action<JsonPlace> use)
    {
        _known.Add(name);
        var index = _left.FindIndex(member => member.Name == name);
        if (index < 0)
            return;
        var value = _left[index].Value;
        _left.RemoveAt(index);
        use(value);
    }

    /// <exception cref="ProblemException">A member is left that nobody asked for.</exception>
    public void RequireNothingElse()
    {
        foreach (var (name, place, _) in _left)
            throw place.Invalid($"{what} has no '{SafeText.Of(name)}'; it has {string.Join(", ", _known)}");
    }
}
