namespace SpectraKit.Runtime;

/// <summary>
/// Told what becomes of a client's calls, as they go: what a log is written from. Nothing that it is told holds a credential, a query or a
/// header. It is called on the call's own path, by many calls at once: it should return quickly, and what it throws is not caught.
/// </summary>
public abstract class ApiObserver
{
    /// <summary>An attempt was answered with a success; of a download only the headers are here.</summary>
    /// <param name="attempt">The attempt.</param>
    public virtual void Answered(ApiAttempt attempt)
    {
    }

    /// <summary>An attempt failed. Whether it is repeated is decided afterwards.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="failure">What went wrong.</param>
    public virtual void Failed(ApiAttempt attempt, ApiException failure)
    {
    }

    /// <summary>A call is about to be repeated.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="wait">How long the client waits first.</param>
    public virtual void Repeating(string operationId, int attempt, ApiException failure, TimeSpan wait)
    {
    }

    /// <summary>A download broke off and goes on.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="position">How many bytes are here already; 0 when it begins again.</param>
    /// <param name="failure">What went wrong.</param>
    public virtual void Continuing(string operationId, long position, ApiException failure)
    {
    }
}
