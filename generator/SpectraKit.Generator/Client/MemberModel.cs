using SpectraKit.Generator.Collections;

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

    public required bool IsNullable { get; init; }

    /// <summary>Whether absent and null are told apart: <c>Optional&lt;T?&gt;</c>.</summary>
    public required bool IsThreeState { get; init; }

    public required bool IsDeprecated { get; init; }

    /// <summary>Whether its value is not to be printed.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>The content type of its part in a multipart body; <c>null</c> for plain text, or the file's own.</summary>
    public string? PartContentType { get; init; }

    /// <summary>The headers of its part in a multipart body.</summary>
    public EquatableArray<(string Name, string Value)> PartHeaders { get; init; }

    /// <summary>The style of its field in a form: a name of <c>ParameterStyle</c>; <c>null</c> for what forms do by themselves.</summary>
    public string? FormStyle { get; init; }

    public bool FormExplode { get; init; }

    /// <summary>The type that the property is declared with.</summary>
    public string DeclaredType =>
        IsThreeState ? $"_kit::Optional<{Type.NullableName}>"
        : IsRequired && !IsNullable ? Type.Name
        : Type.NullableName;
}
