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
    public MemberModel[] FinalMembers()
    {
        var isOnlySent = IsSent && !IsReceived;
        var members = new MemberModel[isOnlySent ? Members.Count(member => !member.IsReadOnly) : Members.Count];
        var count = 0;
        foreach (var member in Members)
        {
            if (!(member.IsReadOnly && isOnlySent))
                members[count++] = Final(member);
        }

        return members;
    }

    /// <summary>The member of a name as it is printed; <c>null</c> when none is.</summary>
    public MemberModel? FinalMember(string wireName) => Members.Find(member => member.WireName == wireName) is { } member && !(member.IsReadOnly && IsSent && !IsReceived) ? Final(member) : null;

    /// <summary>Whether there is a member of a name already.</summary>
    public bool Declares(string wireName) => Members.Exists(member => member.WireName == wireName);

    /// <summary>A member as it is printed: the very same for nearly all of them, of which no copy is made.</summary>
    private MemberModel Final(MemberModel member)
    {
        var type = (UsedAs & ModelUses.Multipart) != 0 ? member.Type : member.Type.WithoutFiles();
        var isNeverRead = member.IsWriteOnly && IsReceived;
        var isExpected = (member.IsRequired || member.IsRequiredHere) && !isNeverRead;
        // What a base leaves open a child may ask for. The compiler refuses to require what it warns of.
        var isOverride = member.IsOverride && !member.IsDeprecated && !(member.IsReadOnly && IsSent) && !isNeverRead;
        var isRequired = member.IsRequired && !(member.IsReadOnly && IsSent) && !isNeverRead;
        var constant = member.IsRequired && !member.IsNullable && !member.IsReadOnly && !member.IsWriteOnly ? member.Constant : null;
        // Absence and null are two things in what is sent: somebody has to choose.
        var isThreeState = !member.IsRequired && member.IsNullable && !member.IsReadOnly && !member.IsDiscriminator && (UsedAs & ModelUses.Sent) != 0 && member.Type != TypeRef.Untyped;
        var isReadOnly = member.IsReadOnly && IsSent;

        return ReferenceEquals(type, member.Type) && isExpected == member.IsExpected && isOverride == member.IsOverride && isRequired == member.IsRequired
            && ReferenceEquals(constant, member.Constant) && isThreeState == member.IsThreeState && isReadOnly == member.IsReadOnly
            ? member
            : member with { Type = type, IsExpected = isExpected, IsOverride = isOverride, IsRequired = isRequired, Constant = constant, IsThreeState = isThreeState, IsReadOnly = isReadOnly };
    }
}
