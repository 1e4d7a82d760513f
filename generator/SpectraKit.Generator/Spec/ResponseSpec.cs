namespace SpectraKit.Generator.Spec;

/// <summary>What a status means.</summary>
internal sealed record ResponseSpec(string Status, string Description, BodySpec? Body)
{
    /// <summary><c>x-kit-empty</c>: the body may be missing though one is described.</summary>
    public required bool MayBeEmpty { get; init; }

    public bool IsSuccess => Status.Length == 3 && Status[0] == '2';
}
