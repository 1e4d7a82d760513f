using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace SpectraKit.Runtime;

/// <summary>
/// Where a call goes, and the sentences about what became of it. They name the host, the method and the path as the spec has it, never
/// the query or a parameter's value: those may be secrets.
/// </summary>
internal sealed class CallSite(ApiOperation operation, Uri baseAddress, Redactor redactor)
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: false);

    public string OperationId => operation.Id;

    public ApiOperation Operation => operation;

    public Uri BaseAddress => baseAddress;

    public string Where => $"{operation.Method} {operation.Path} at {baseAddress.Authority}";

    public ApiException NoCredential(ApiCredential? any, IReadOnlyDictionary<string, ApiCredential> byScheme)
    {
        var wanted = string.Join(" or ", operation.Security.Select(way => string.Join(" and ", way.And.Prepend(way).Select(Wanted))).Distinct());
        IEnumerable<string> given =
        [
            .. any is null ? Array.Empty<string>() : [Kind(any)],
            .. byScheme.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Kind(pair.Value)} for '{pair.Key}'"),
        ];
        return Error(ApiErrorKind.Credential, $"{Where} asks for {wanted}, and the client has {(given.Any() ? string.Join(", ", given) : "none")}. Nothing was sent.");

        static string Wanted(ApiSecurity scheme) =>
            (scheme.Kind == ApiSecurityKind.Basic ? "a user and a password" : "a token") + (scheme.Scheme.Length == 0 ? "" : $" for '{scheme.Scheme}'");

        static string Kind(ApiCredential credential) => credential is ApiCredential.BasicCredential ? "a user and a password" : "a token";
    }

    /// <summary>An answer with a status that is not a success.</summary>
    public ApiException Status(HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var status = response.StatusCode;
        var documented = Documented((int)status);
        var meaning = documented.FirstOrDefault(found => found.Meaning.Length > 0)?.Meaning;
        var excerpt = Excerpt(body.Span, response.Content.Headers.ContentType?.MediaType);
        var retryAfter = RetryAfter(response, now);

        var text = new StringBuilder($"{Where} answered {(int)status}{NameOf(status)}");
        if (meaning is not null)
            text.Append(": ").Append(meaning.TrimEnd('.', ' '));
        text.Append('.');
        if (IsRedirect(status))
            text.Append(Redirect(response));
        if (retryAfter is { } wait)
            text.Append(CultureInfo.InvariantCulture, $" The service asks to wait {wait.TotalSeconds:0.#} s before another try.");
        if (excerpt is not null)
            text.Append(" It said: ").Append(PlainText.OneLine(excerpt, 300));

        var plain = new ApiException(text.ToString(), body)
        {
            OperationId = operation.Id,
            Kind = ApiErrorKind.Status,
            StatusCode = status,
            Meaning = meaning,
            RetryAfter = retryAfter,
            CorrelationId = CorrelationOf(response),
            Excerpt = excerpt,
            Headers = new(response, redactor),
        };
        return documented.FirstOrDefault()?.WithBody(plain) ?? plain;
    }

    /// <summary>A success that cannot be used.</summary>
    /// <param name="answer">The success.</param>
    /// <param name="why">A half sentence: "has an empty body".</param>
    /// <param name="body">What there is of its body.</param>
    /// <param name="cause">What found it out.</param>
    public ApiException Unusable(HttpResponseMessage answer, string why, ReadOnlySpan<byte> body = default, Exception? cause = null)
    {
        var excerpt = Excerpt(body, answer.Content.Headers.ContentType?.MediaType);
        var told = excerpt is null ? "" : $" It begins: {PlainText.OneLine(excerpt, 200)}";
        return new ApiException($"{Where} answered {(int)answer.StatusCode}, but the answer {redactor.Clean(why)}.{told}", Clean(cause))
        {
            OperationId = operation.Id,
            Kind = ApiErrorKind.Content,
            StatusCode = answer.StatusCode,
            CorrelationId = CorrelationOf(answer),
            Excerpt = excerpt,
        };
    }

    public ApiException StoodStill(TimeSpan idle, Exception? cause = null) =>
        Error(ApiErrorKind.Timeout, $"{Where} did not answer: no byte moved for {Seconds(idle)} (IdleTimeout).", cause);

    public ApiException TookTooLong(TimeSpan attempt, Exception? cause = null) =>
        Error(ApiErrorKind.Timeout, $"{Where} was not done with its answer within {Seconds(attempt)} (AttemptTimeout).", cause);

    /// <summary>An address fit to be shown: without its query, whose values may be secrets.</summary>
    public string Shown(Uri target) => redactor.Clean(target.GetLeftPart(UriPartial.Path)) + (target.Query.Length > 0 ? "?*" : "");

    public ApiException DeadlinePassed(TimeSpan total, Exception? cause = null) =>
        Error(ApiErrorKind.Timeout, $"{Where} was not done within {Seconds(total)} (TotalTimeout).{(cause is ApiException last ? " The last attempt: " + last.Message : "")}", cause);

    public ApiException Error(ApiErrorKind kind, string message, Exception? cause = null, bool cannotHaveArrived = false) =>
        new(redactor.Clean(message), Clean(cause)) { OperationId = operation.Id, Kind = kind, CannotHaveArrived = cannotHaveArrived, CorrelationId = Trace };

    internal static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    // What a service, or the proxy before it, calls the request in its own log.
    private static readonly string[] CorrelationHeaders = ["X-Request-ID", "X-Correlation-ID", "Request-Id", "X-Trace-Id"];

    private static string? Trace => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    private string? CorrelationOf(HttpResponseMessage answer)
    {
        foreach (var name in CorrelationHeaders)
        {
            if (answer.Headers.NonValidated.TryGetValues(name, out var values) && PlainText.OneLine(redactor.Clean(values.ToString()), 128) is { } id)
                return id;
        }

        return Trace;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static string NameOf(HttpStatusCode status) => Enum.IsDefined(status) ? $" {status}" : "";

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,

            // A date is the service's; so is the clock to compare it with, when it says what time it has.
            { Date: { } date } => date - (response.Headers.Date ?? now),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private string Redirect(HttpResponseMessage response)
    {
        var place = response.Headers.Location is { } location && Uri.TryCreate(baseAddress, location, out var target)
            ? redactor.Clean(PlainText.OneLine(target.GetLeftPart(UriPartial.Path), 300) ?? "nowhere")
            : "a place it does not name";
        return $" It points to {place}. Redirects are not followed, since a body would be lost and a credential must not go elsewhere: check the service's address.";
    }

    /// <summary>What is documented of a status: of itself, of its hundred (<c>4XX</c>), of any (<c>default</c>); in this order.</summary>
    private List<ApiStatus> Documented(int status)
    {
        var exact = status.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. new[] { exact, $"{exact[0]}XX", "default" }
                .Select(code => operation.Statuses.FirstOrDefault(found => found.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
                .OfType<ApiStatus>(),
        ];
    }

    private string? Excerpt(ReadOnlySpan<byte> body, string? mediaType)
    {
        if (body.IsEmpty || (mediaType is not null && !IsText(mediaType)))
            return null;

        // Cleaned before it is cut, so that no credential is cut in two and shows its first half. 8 KiB hold any that a header can carry.
        var text = Utf8.GetString(body[..Math.Min(body.Length, PlainText.ExcerptLength * 8)]);
        return PlainText.OneLine(redactor.Clean(text));
    }

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || mediaType.Contains("json", StringComparison.OrdinalIgnoreCase)
        || mediaType.Contains("xml", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    // An exception of the platform's may quote the service (a header line it could not read); what it quotes may be the credential.
    private Exception? Clean(Exception? cause) => cause is null || redactor.IsClean(cause.ToString()) ? cause : null;
}
