using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>What a record inherits, and who inherits from it.</summary>
internal sealed record InheritanceModel
{
    /// <summary>The record that it inherits from; <c>null</c> for the first of a hierarchy.</summary>
    public required string? Base { get; init; }

    /// <summary>The member on the wire that says which child an object is; <c>null</c> for a record without children.</summary>
    public required string? Discriminator { get; init; }

    /// <summary>The texts that name its children, in ordinal order.</summary>
    public EquatableArray<SubtypeModel> Subtypes { get; init; }

    /// <summary>What a new object says of itself: members, each with its text.</summary>
    public EquatableArray<(string Member, string Text)> Initial { get; init; }

    public bool IsBase => Discriminator is not null;
}

/// <summary>A text that names a child.</summary>
/// <param name="Text">The text.</param>
/// <param name="Codec">The child's codec.</param>
/// <param name="IsBase">Whether it has children by the same member, which then need not be looked for again.</param>
internal sealed record SubtypeModel(string Text, string Codec, bool IsBase);
