namespace SpectraKit.Generator.Client;

/// <summary>A member of a model.</summary>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type, not nullable.</param>
internal sealed record MemberModel(string WireName, string Name, TypeRef Type)
{
    public required string Description { get; init; }

    /// <summary>Whether a caller has to set it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether an answer without it is refused.</summary>
    public bool IsExpected { get; init; }

    /// <summary>Whether it is never sent.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is never answered.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>The one value that the document leaves to a required member, which nobody has to set; <c>null</c> when there is a choice.</summary>
    public ConstantModel? Constant { get; init; }

    /// <summary>Whether it names the type of its object among those of a hierarchy: a new object has it from the start.</summary>
    public bool IsDiscriminator { get; init; }

    /// <summary>Whether a base declares it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether a child asks for it where this record does not.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Whether it is declared again since its record asks for it, where the base does not.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Whether its record, or one between it and the base that declares it, requires it.</summary>
    public bool IsRequiredHere { get; init; }

    /// <summary>Whether C# requires it of a caller: what has only one value, or names its type, has it from the start.</summary>
    public bool IsAsked => IsOverride || (IsRequired && Constant is null && !IsDiscriminator);

    public required bool IsNullable { get; init; }

    /// <summary>Whether absent and null are told apart: <c>Optional&lt;T?&gt;</c>.</summary>
    public required bool IsThreeState { get; init; }

    public required bool IsDeprecated { get; init; }

    /// <summary>Whether its value is not to be printed.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>Whether a form states a style for its field, so that the form says how it is spelt.</summary>
    public bool IsStyled { get; init; }

    /// <summary>What the service takes for a value that is not sent, as JSON; <c>null</c> when the document does not say.</summary>
    public string? Default { get; init; }

    /// <summary>The type that the property is declared with.</summary>
    public string DeclaredType =>
        IsThreeState ? $"_kit::Optional<{Type.NullableName}>"
        : IsRequired && !IsNullable ? Type.Name
        : Type.NullableName;
}
