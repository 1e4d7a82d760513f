namespace SpectraKit.Runtime;

/// <summary>A call that did not give a usable answer.</summary>
public sealed class ApiException : Exception
{
    /// <summary>A call that did not give a usable answer.</summary>
    /// <param name="message">What happened, in a sentence without secrets.</param>
    /// <param name="innerException">What caused it.</param>
    public ApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
