namespace SpectraKit.Analyze;

public sealed partial class ReanalysisSteps
{
    /// <summary>What became of each analysis, in whichever of the two layouts the appliance answered.</summary>
    public IReadOnlyList<ReanalysisStep> All => ReanalysisStepList ?? (ReanalysisStep is { } only ? [only] : []);
}
