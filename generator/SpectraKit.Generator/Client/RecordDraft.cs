using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A record in the making.</summary>
internal sealed class RecordDraft(string name, SchemaSpec schema) : TypeDraft(name, schema)
{
    public List<MemberModel> Members { get; } = [];

    public TypeRef? Further { get; set; }

    /// <summary>Whether a member's absence and its null are two things: in what is sent, somebody has to choose.</summary>
    public bool IsThreeState(MemberModel member) =>
        !member.IsRequired && member.IsNullable && (UsedAs & ModelUses.Sent) != 0 && member.Type != TypeRef.Untyped;
}
