namespace SpectraKit.Scanning;

/// <summary>What a verb other than scan came to.</summary>
/// <typeparam name="TItem">What there is to say of each file or sample.</typeparam>
public sealed record VerbReport<TItem>
{
    /// <summary>Whose answers these are.</summary>
    public required ServiceDescription Service { get; init; }

    /// <summary>Every file or sample once, in the order in which they were selected or named.</summary>
    public IReadOnlyList<TItem> Items { get; init; } = [];

    /// <summary>What is to be said about the run itself.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What the process should return: see <see cref="ExitCodes"/>.</summary>
    public required int ExitCode { get; init; }

    /// <summary>When the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
