namespace SpectraKit.Generator.Spec;

/// <summary>What a status means.</summary>
/// <param name="Status">A status, a range of them such as <c>4XX</c>, or <c>default</c>.</param>
/// <param name="Description">What it means.</param>
/// <param name="Bodies">Its body in each content type; empty when it has none.</param>
internal sealed record ResponseSpec(string Status, string Description, IReadOnlyList<BodySpec> Bodies)
{
    /// <summary><c>x-kit-empty</c>: the body may be missing though one is described.</summary>
    public required bool MayBeEmpty { get; init; }

    public required IReadOnlyList<HeaderSpec> Headers { get; init; }

    public bool IsSuccess => Status.Length == 3 && Status[0] == '2';

    public bool IsRedirect => Status.Length == 3 && Status[0] == '3';
}
