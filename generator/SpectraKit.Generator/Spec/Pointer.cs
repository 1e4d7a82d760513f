namespace SpectraKit.Generator.Spec;

/// <summary>
/// Where a value stands in the document: a JSON pointer (RFC 6901), one step at a time. A document has a hundred thousand places; each
/// shares the way to it with its neighbours.
/// </summary>
internal sealed class Pointer : IEquatable<Pointer>
{
    private readonly int _hash;

    private Pointer(Pointer? parent, string name)
    {
        Parent = parent;
        Name = name;
        _hash = unchecked(((parent?._hash ?? 0) * 31) + StringComparer.Ordinal.GetHashCode(name));
    }

    /// <summary>The whole document.</summary>
    public static Pointer Root { get; } = new(null, "#");

    /// <summary>The place that this one stands in; <c>null</c> for the whole document.</summary>
    public Pointer? Parent { get; }

    /// <summary>The last step: a member's name, unescaped, or an item's index.</summary>
    public string Name { get; }

    /// <summary>The place of a member.</summary>
    public static Pointer operator /(Pointer parent, string name) => new(parent, name);

    /// <summary>The place of an item.</summary>
    public static Pointer operator /(Pointer parent, int index) => new(parent, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Whether it stands somewhere in what another one names.</summary>
    public bool IsIn(Pointer other)
    {
        for (var place = Parent; place is not null; place = place.Parent)
        {
            if (place.Equals(other))
                return true;
        }

        return false;
    }

    public bool Equals(Pointer? other)
    {
        var (one, another) = (this, other);
        while (!ReferenceEquals(one, another))
        {
            if (one is null || another is null || one._hash != another._hash || one.Name != another.Name)
                return false;
            (one, another) = (one.Parent, another.Parent);
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Pointer);

    public override int GetHashCode() => _hash;

    /// <summary>As a reference writes it.</summary>
    public override string ToString() => Parent is null ? Name : $"{Parent}/{Name.Replace("~", "~0").Replace("/", "~1")}";
}
