using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A record in the making: known by name before its members are, since schemas refer to each other in circles.</summary>
internal sealed class RecordDraft(string name, SchemaSpec schema)
{
    public string Name { get; } = name;

    public SchemaSpec Schema { get; } = schema;

    public List<MemberModel> Members { get; } = [];

    /// <summary>The records that its members lead to.</summary>
    public List<RecordDraft> Uses { get; } = [];

    public ModelUses UsedAs { get; private set; }

    public TypeRef? Further { get; set; }

    /// <summary>Marks it, and all that it leads to, as used.</summary>
    public void Mark(ModelUses uses)
    {
        if ((UsedAs & uses) == uses)
            return;
        UsedAs |= uses;
        foreach (var draft in Uses)
            draft.Mark(uses & (ModelUses.Sent | ModelUses.Received));
    }
}
