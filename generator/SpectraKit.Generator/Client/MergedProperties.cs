using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// What a schema and all that it is made of say of members: a later word on one takes the earlier one's place. Most schemas are made of
/// nothing else, and what only one of them says is its own list, of which no copy is made.
/// </summary>
internal sealed class MergedProperties
{
    private static readonly ISet<string> _nothing = new HashSet<string>();

    private List<PropertySpec>? _all;
    private Dictionary<string, int>? _places;
    private HashSet<string>? _required;

    /// <summary>Each property once, in the order in which they were first named.</summary>
    public IReadOnlyList<PropertySpec> All { get; private set; } = [];

    /// <summary>The names of those that must be there.</summary>
    public ISet<string> Required { get; private set; } = _nothing;

    public void Add(SchemaSpec schema)
    {
        if (All.Count == 0)
        {
            All = schema.Properties;
        }
        else
        {
            foreach (var property in schema.Properties)
                Set(property);
        }

        if (Required.Count == 0)
            Required = schema.Required;
        else if (schema.Required.Count > 0)
            Require(schema.Required);
    }

    public void Set(PropertySpec property)
    {
        if (_all is null || _places is null)
        {
            All = _all = [.. All];
            _places = new(StringComparer.Ordinal);
            for (var i = 0; i < _all.Count; i++)
                _places.Add(_all[i].WireName, i);
        }

        if (_places.TryGetValue(property.WireName, out var place))
        {
            _all[place] = property;
            return;
        }

        _places.Add(property.WireName, _all.Count);
        _all.Add(property);
    }

    private void Require(ISet<string> names)
    {
        Required = _required ??= new(Required, StringComparer.Ordinal);
        _required.UnionWith(names);
    }
}
