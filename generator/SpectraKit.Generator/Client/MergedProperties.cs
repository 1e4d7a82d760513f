using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The properties of a schema and of all that it is made of: a later word on one takes the earlier one's place.</summary>
internal sealed class MergedProperties
{
    private readonly List<PropertySpec> _all = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Each property once, in the order in which they were first named.</summary>
    public IReadOnlyList<PropertySpec> All => _all;

    public void Set(PropertySpec property)
    {
        if (_places.TryGetValue(property.WireName, out var place))
        {
            _all[place] = property;
            return;
        }

        _places.Add(property.WireName, _all.Count);
        _all.Add(property);
    }
}
