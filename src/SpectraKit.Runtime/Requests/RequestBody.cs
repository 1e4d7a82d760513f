namespace SpectraKit.Runtime;

/// <summary>A request's body. It makes its content anew for every attempt, so that a retry starts from the first byte.</summary>
public abstract class RequestBody
{
    /// <summary>The body's content, not yet read.</summary>
    /// <returns>A content that is sent once and disposed.</returns>
    public abstract HttpContent CreateContent();
}
