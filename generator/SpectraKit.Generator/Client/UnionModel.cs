using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>A value of one of several types.</summary>
internal sealed record UnionModel(string Name, string Description, EquatableArray<UnionCaseModel> Cases) : TypeModel(Name, Description);

/// <summary>One type that a union can be.</summary>
/// <param name="Name">What it is called in the union.</param>
/// <param name="Type">The type.</param>
/// <param name="Kinds">What JSON calls its values: names of the runtime's <c>UnionKinds</c>.</param>
/// <param name="Elements">The same of a list's elements; empty when that tells nothing.</param>
internal sealed record UnionCaseModel(string Name, TypeRef Type, string Kinds, string Elements)
{
    /// <summary>The method that makes a union of it, where C# has no conversion.</summary>
    public string? Factory { get; init; }

    /// <summary>How it is told from the union's other objects.</summary>
    public UnionMarks Marks { get; init; } = UnionMarks.None;
}

/// <summary>The members that tell an object from others.</summary>
/// <param name="Tags">Members, each with a text that its value has.</param>
/// <param name="Required">Members that it must have and not every other one must.</param>
/// <param name="Known">Members that it may have and not every other one may.</param>
internal sealed record UnionMarks(EquatableArray<(string Name, string Text)> Tags, EquatableArray<string> Required, EquatableArray<string> Known)
{
    public static UnionMarks None { get; } = new([], [], []);

    public bool IsEmpty => Tags.Count + Required.Count + Known.Count == 0;
}
