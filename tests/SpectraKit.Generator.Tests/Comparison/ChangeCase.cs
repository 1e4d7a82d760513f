using SpectraKit.Generator.Comparison;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>A change, and code that shows what it does to callers.</summary>
/// <param name="Kind">The change.</param>
/// <param name="Severity">What it is said to be.</param>
/// <param name="Old">The document that the code was written against.</param>
/// <param name="New">The document of today.</param>
/// <param name="Code">The code: statements that have a <c>client</c>, and return what they came to.</param>
/// <param name="Proof">What becomes of the code.</param>
internal sealed record ChangeCase(ChangeKind Kind, ChangeSeverity Severity, string Old, string New, string Code, Proof Proof)
{
    /// <summary>What the service answers.</summary>
    public string Answer { get; init; } = "{}";

    public int Status { get; init; } = 200;

    public override string ToString() => $"{Kind}, {Severity}: {Code}";
}
