using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A record in the making.</summary>
internal sealed class RecordDraft(string name, SchemaSpec schema) : TypeDraft(name, schema)
{
    public List<MemberModel> Members { get; } = [];

    public TypeRef? Further { get; set; }

    /// <summary>The property that has the further members.</summary>
    public string FurtherName { get; set; } = "";

    /// <summary>The record that it inherits from.</summary>
    public RecordDraft? Base { get; set; }

    public bool IsFilled { get; set; }

    private bool IsSent => (UsedAs & (ModelUses.Sent | ModelUses.Multipart | ModelUses.Form)) != 0;

    private bool IsReceived => (UsedAs & ModelUses.Received) != 0;

    /// <summary>
    /// The members as they are printed, which depends on what the record is used as. One that only answers have is left out of what is only
    /// sent; in what is both, it is there to be read, and is neither asked for nor written. One that only requests have is never missed in an
    /// answer, and so nobody can be made to set it in what is both.
    /// </summary>
    public IEnumerable<MemberModel> FinalMembers => Members.Where(member => !(member.IsReadOnly && IsSent && !IsReceived)).Select(Final);

    private MemberModel Final(MemberModel member) => member with
    {
        Type = (UsedAs & ModelUses.Multipart) != 0 ? member.Type : member.Type.WithoutFiles(),
        IsExpected = (member.IsRequired || member.IsRequiredHere) && !(member.IsWriteOnly && IsReceived),
        // What a base leaves open a child may ask for. The compiler refuses to require what it warns of.
        IsOverride = member.IsOverride && !member.IsDeprecated && !(member.IsReadOnly && IsSent) && !(member.IsWriteOnly && IsReceived),
        IsRequired = member.IsRequired && !(member.IsReadOnly && IsSent) && !(member.IsWriteOnly && IsReceived),
        IsReadOnly = member.IsReadOnly && IsSent,
        Constant = member.IsRequired && !member.IsNullable && !member.IsReadOnly && !member.IsWriteOnly ? member.Constant : null,
        // Absence and null are two things in what is sent: somebody has to choose.
        IsThreeState = !member.IsRequired && member.IsNullable && !member.IsReadOnly && !member.IsDiscriminator && (UsedAs & ModelUses.Sent) != 0 && member.Type != TypeRef.Untyped,
    };
}
