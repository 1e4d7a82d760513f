using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What a property came to, and all that it depends on but itself: a version of a document that leaves them as they are has the very same member.</summary>
/// <param name="Member">The member.</param>
/// <param name="Target">What its schema refers to.</param>
/// <param name="IsNullable">Whether null is one of its type's values.</param>
internal sealed record KnownMember(MemberModel Member, SchemaSpec Target, bool IsNullable)
{
    /// <summary>The member, where it is still the one.</summary>
    public static MemberModel? Of(PropertySpec property, string name, bool isRequired, SchemaSpec? target, TypeRef type, bool isNullable) =>
        property.Meaning is KnownMember known && ReferenceEquals(known.Target, target) && known.IsNullable == isNullable
        && known.Member.IsRequired == isRequired && known.Member.Name == name && known.Member.Type == type
            ? known.Member
            : null;
}
