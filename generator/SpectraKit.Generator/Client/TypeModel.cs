using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>A type to be printed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
internal abstract record TypeModel(string Name, string Description)
{
    public bool IsDeprecated { get; init; }
}

/// <summary>A record of members.</summary>
internal sealed record RecordModel(string Name, string Description, EquatableArray<MemberModel> Members) : TypeModel(Name, Description)
{
    /// <summary>What it is used as; a body of parts or fields alone has no JSON.</summary>
    public required ModelUses Uses { get; init; }

    /// <summary>The type of members that the schema does not name, when it lets them be kept.</summary>
    public TypeRef? Further { get; init; }

    /// <summary>The property that has them.</summary>
    public string FurtherName { get; init; } = "";

    /// <summary>What it inherits, and who inherits from it; <c>null</c> for most.</summary>
    public InheritanceModel? Inheritance { get; init; }
}

/// <summary>An open set of strings, of numbers, or of both.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Underlying">The type of a value.</param>
/// <param name="Values">The known values.</param>
internal sealed record EnumModel(string Name, string Description, TypeRef Underlying, EquatableArray<EnumValueModel> Values) : TypeModel(Name, Description);

/// <summary>One known value.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Text">Its value as it travels.</param>
/// <param name="IsText">Whether it travels as a string where others of its set do not.</param>
/// <param name="Description">What it means.</param>
internal sealed record EnumValueModel(string Name, string Text, bool IsText, string Description);
