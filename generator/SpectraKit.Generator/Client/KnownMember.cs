using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What a property came to, and all that it depends on but itself: a version of a document that leaves them as they are has the very same member.</summary>
/// <param name="member">The member.</param>
/// <param name="target">What its schema refers to.</param>
/// <param name="isNullable">Whether null is one of its type's values.</param>
internal sealed class KnownMember(MemberModel member, SchemaSpec target, bool isNullable)
{
    /// <summary>The member, where it is still the one; <c>null</c> when it is not.</summary>
    public static MemberModel? Of(PropertySpec property, string name, bool isRequired, SchemaSpec? target, TypeRef type, bool isNullable) =>
        property.Meaning is KnownMember known && known.IsOf(target, isNullable) && known.Member.IsRequired == isRequired && known.Member.Name == name && known.Member.Type == type
            ? known.Member
            : null;

    private MemberModel Member => member;

    private bool IsOf(SchemaSpec? other, bool mayBeNull) => ReferenceEquals(target, other) && isNullable == mayBeNull;
}
