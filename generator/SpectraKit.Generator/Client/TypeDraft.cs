using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A type in the making: known by name before what it is made of is, since schemas refer to each other in circles.</summary>
internal abstract class TypeDraft(string name, SchemaSpec schema)
{
    public string Name { get; } = name;

    public SchemaSpec Schema { get; } = schema;

    /// <summary>The types that it leads to.</summary>
    public List<TypeDraft> Uses { get; } = [];

    /// <summary>The types that inherit from it, and the one that it inherits from: what one is used as all are.</summary>
    public List<TypeDraft> Family { get; } = [];

    public ModelUses UsedAs { get; private set; }

    /// <summary>Marks it, and all that it leads to, as used.</summary>
    public void Mark(ModelUses uses)
    {
        var left = new Stack<(TypeDraft Draft, ModelUses Uses)>([(this, uses)]);
        while (left.Count > 0)
        {
            var (draft, part) = left.Pop();
            if ((draft.UsedAs & part) == part)
                continue;
            draft.UsedAs |= part;
            foreach (var relative in draft.Family)
                left.Push((relative, part));
            foreach (var used in draft.Uses)
                left.Push((used, (part & (ModelUses.Sent | ModelUses.Received)) | ModelUses.Json));
        }
    }
}
