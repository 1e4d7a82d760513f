using System.Net;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>
/// A call that did not give a usable answer. Its texts are sentences of this library's, with at most a short, cleaned excerpt of the
/// service's answer; none of them holds a credential, even if the service sent it back.
/// </summary>
public class ApiException : Exception
{
    private readonly ReadOnlyMemory<byte> _body;

    /// <summary>A call that did not give a usable answer.</summary>
    /// <param name="message">What happened, in a sentence without secrets.</param>
    /// <param name="innerException">What caused it.</param>
    public ApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal ApiException(string message, ReadOnlyMemory<byte> body)
        : base(message) => _body = body;

    private protected ApiException(ApiException other)
        : base(other.Message, other.InnerException)
    {
        _body = other._body;
        OperationId = other.OperationId;
        Kind = other.Kind;
        StatusCode = other.StatusCode;
        Meaning = other.Meaning;
        RetryAfter = other.RetryAfter;
        CorrelationId = other.CorrelationId;
        Excerpt = other.Excerpt;
        Headers = other.Headers;
        Attempts = other.Attempts;
        CannotHaveArrived = other.CannotHaveArrived;
    }

    /// <summary>The operation that was called, by the spec's name; <c>null</c> when none was yet, as with a credential that cannot be read.</summary>
    public string? OperationId { get; init; }

    /// <summary>What went wrong.</summary>
    public ApiErrorKind Kind { get; init; }

    /// <summary>The status that the service answered with; <c>null</c> when it did not answer.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>What the spec says this status means; <c>null</c> when it says nothing of it.</summary>
    public string? Meaning { get; init; }

    /// <summary>How long the service asked to wait before another try (<c>Retry-After</c>, in either form); <c>null</c> when it did not. Never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// What to ask the service's own log for: the name that its answer gives the request (<c>X-Request-ID</c> and the like), else the trace
    /// that the call is part of; <c>null</c> when there is neither. At most 128 characters, cleaned as <see cref="Excerpt"/> is.
    /// </summary>
    public string? CorrelationId { get; init; }

    /// <summary>The beginning of the service's answer: at most 1,024 characters on one line, without control characters or credentials; <c>null</c> when it was empty or not text.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The headers of the service's answer; none when it did not answer. A credential that they repeat is taken out.</summary>
    public ApiHeaders Headers { get; init; } = ApiHeaders.None;

    /// <summary>How many times the call was sent; 0 when nothing left this machine.</summary>
    public int Attempts { get; internal set; }

    /// <summary>
    /// True when the request certainly has not reached the service (there was no connection), so that repeating it does no harm whatever
    /// it does. False says nothing: an answer may have been lost on its way.
    /// </summary>
    public bool CannotHaveArrived { get; init; }

    /// <summary>Reads the body of an error answer as the type that the spec documents for it.</summary>
    /// <typeparam name="T">The documented type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="body">The body; the type's default when it is not of this type.</param>
    /// <returns>Whether the body was of this type. A body over 64 KiB is not.</returns>
    public bool TryReadBody<T, TCodec>(out T? body)
        where TCodec : IJsonCodec<T>
    {
        body = default;
        if (_body.IsEmpty)
            return false;

        try
        {
            body = JsonText.Read<T, TCodec>(_body.Span);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
