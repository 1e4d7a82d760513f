namespace SpectraKit.Scanning;

/// <summary>How far a service is with one sample that was asked about.</summary>
public sealed record SampleState : IVerbItem
{
    /// <summary>The hash as it was given.</summary>
    public required string Hash { get; init; }

    /// <summary>How far; <c>null</c> when there was no answer.</summary>
    public ProcessingState? State { get; init; }

    /// <inheritdoc/>
    public Problem? Problem { get; init; }
}
