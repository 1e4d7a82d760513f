namespace SpectraKit.Analyze;

public sealed partial record DeletionAnswer
{
    /// <summary>What became of the sample, in whichever of the two layouts the appliance answered.</summary>
    public DeletionResult Result => Results ?? new DeletionResult { Code = Code, Message = Message, Detail = Detail };
}
