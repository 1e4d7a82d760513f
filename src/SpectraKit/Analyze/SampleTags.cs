namespace SpectraKit.Analyze;

public sealed partial class SampleTags
{
    /// <summary>The tags that the static analysis gave; <c>null</c> when the appliance did not say who gave which.</summary>
    public IReadOnlyList<string>? Ticore => TagsByOrigin?.Ticore;

    /// <summary>The tags that users gave; <c>null</c> when the appliance did not say who gave which.</summary>
    public IReadOnlyList<string>? User => TagsByOrigin?.User;

    /// <summary>Every tag, whoever gave it, in whichever of the two layouts the appliance answered.</summary>
    public IReadOnlyList<string> All => StringList ?? [.. Ticore ?? [], .. User ?? []];
}
