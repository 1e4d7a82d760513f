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
        IsExpected = member.IsRequired && !(member.IsWriteOnly && IsReceived),
        IsRequired = member.IsRequired && !(member.IsReadOnly && IsSent) && !(member.IsWriteOnly && IsReceived),
        IsReadOnly = member.IsReadOnly && IsSent,
        Constant = member.IsRequired && !member.IsNullable && !member.IsReadOnly && !member.IsWriteOnly ? member.Constant : null,
        // Absence and null are two things in what is sent: somebody has to choose.
        IsThreeState = !member.IsRequired && member.IsNullable && !member.IsReadOnly && (UsedAs & ModelUses.Sent) != 0 && member.Type != TypeRef.Untyped,
    };

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
