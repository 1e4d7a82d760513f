using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A value that is of one of several types, whatever they are.</summary>
public interface IUnion
{
    /// <summary>The value, of its case's type; <c>null</c> when it fits no case.</summary>
    object? Value { get; }

    /// <summary>Whether it is none of the cases that this version knows. <see cref="Json"/> has it then.</summary>
    bool IsUnknown { get; }

    /// <summary>
    /// What came, for a value that fits no case, or that has members which other cases know and its own does not. It is written as it came;
    /// <c>null</c> when the case holds all there is.
    /// </summary>
    JsonElement? Json { get; }
}
