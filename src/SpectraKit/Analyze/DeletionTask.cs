using System.Text.Json;

namespace SpectraKit.Analyze;

public sealed partial record DeletionTask
{
    /// <summary>The task's number as <see cref="SamplesClient.GetDeletionStatusAsync"/> takes it, whether it came as a number or as a string.</summary>
    public string Key => Id.ValueKind == JsonValueKind.String ? Id.GetString()! : Id.GetRawText();
}
