namespace SpectraKit.Analyze;

public sealed partial class UnpackingStatus
{
    /// <summary>How many files were unpacked; <c>null</c> when the appliance did not count.</summary>
    public int? Success => UnpackingCounts?.Success;

    /// <summary>How many files were unpacked in part; <c>null</c> when the appliance did not count.</summary>
    public int? Partial => UnpackingCounts?.Partial;

    /// <summary>How many files could not be unpacked; <c>null</c> when the appliance did not count.</summary>
    public int? Failed => UnpackingCounts?.Failed;
}
