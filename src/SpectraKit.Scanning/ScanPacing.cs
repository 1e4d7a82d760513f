namespace SpectraKit.Scanning;

/// <summary>How fast a scan goes, and how long it puts up with what.</summary>
internal sealed record ScanPacing
{
    public static ScanPacing Default { get; } = new();

    /// <summary>Hashes in one question. The appliance documents no limit; 100 is what its clients are known to send.</summary>
    public int BatchSize { get; init; } = 100;

    public int ParallelQuestions { get; init; } = 4;

    public int ParallelUploads { get; init; } = 4;

    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan SlowestPoll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a service may not know what it was just sent.</summary>
    public TimeSpan NotYet { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long polling may fail without one answer before the service counts as gone.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one upload waits for a service whose queue is full. A full queue empties in minutes, a used-up quota in hours, and the answer is the same.</summary>
    public TimeSpan FullQueue { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The first wait for a service whose queue is full and that does not say how long; each further one is twice as long.</summary>
    public TimeSpan FirstFullQueuePause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait before a call that failed is made again; each further one is twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a batch of questions is put to a service that answers others, before its samples go without an answer.</summary>
    public int LookupRounds { get; init; } = 5;

    /// <summary>How often one file is sent to a service that fails, before it goes unsent.</summary>
    public int SubmissionAttempts { get; init; } = 10;

    public TimeSpan SlowestRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after so many failures in a row: each one twice as long as the one before, up to a limit.</summary>
    public TimeSpan Backoff(int failures)
    {
        var pause = RetryDelay * Math.Pow(2, Math.Min(failures, 30) - 1);
        return Jitter(pause < SlowestRetry ? pause : SlowestRetry);
    }

    /// <summary>Around this long, by up to a fifth more or less, so that many builds do not ask in step.</summary>
    public static TimeSpan Jitter(TimeSpan around) => around * (0.8 + (Random.Shared.NextDouble() * 0.4));
}
