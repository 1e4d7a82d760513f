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

    /// <summary>Whether a member's absence and its null are two things: in what is sent, somebody has to choose.</summary>
    public bool IsThreeState(MemberModel member) =>
        !member.IsRequired && member.IsNullable && (UsedAs & ModelUses.Sent) != 0 && member.Type != TypeRef.Untyped;

    /// <summary>Marks it, and all that it leads to, as used.</summary>
    public void Mark(ModelUses uses)
    {
        var left = new Stack<(RecordDraft Draft, ModelUses Uses)>([(this, uses)]);
        while (left.Count > 0)
        {
            var (draft, part) = left.Pop();
            if ((draft.UsedAs & part) == part)
                continue;
            draft.UsedAs |= part;
            foreach (var used in draft.Uses)
                left.Push((used, (part & (ModelUses.Sent | ModelUses.Received)) | ModelUses.Json));
        }
    }
}
