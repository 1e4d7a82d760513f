namespace SpectraKit.Scanning;

/// <summary>A <see cref="Problem"/> on its way to whoever decides what it means. What an <see cref="IVerdictSource"/> throws.</summary>
/// <param name="problem">What went wrong.</param>
/// <param name="innerException">What caused it.</param>
public sealed class ProblemException(Problem problem, Exception? innerException = null) : Exception(problem.ToString(), innerException)
{
    /// <summary>What went wrong.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Whether the same would happen to every other call, so that there is no use in making them: a refused connection or credential, a certificate that is not trusted.</summary>
    /// <value><c>false</c> by default: it concerns this call alone.</value>
    public bool ConcernsService { get; init; }

    /// <summary>Whether the same call may well succeed in a moment: the service was not available, and that is about this call alone.</summary>
    public bool IsPassing => Problem.Code.IsAvailability && !ConcernsService;

    /// <summary>How long the service asked to be left alone.</summary>
    /// <value><c>null</c> when it did not say.</value>
    public TimeSpan? RetryAfter { get; init; }
}
