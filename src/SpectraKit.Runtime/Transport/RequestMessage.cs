using System.Net.Http.Headers;
using System.Reflection;

namespace SpectraKit.Runtime;

/// <summary>Turns a request into an HTTP message: address, headers, authentication.</summary>
internal sealed class RequestMessage(ApiClientOptions options)
{
    // From here on a body is worth asking first whether it is wanted: a refusal then costs a round trip, not the upload. It is curl's figure too.
    private const long AskFirstLength = 1024 * 1024;

    private static readonly ProductInfoHeaderValue UserAgent = new("SpectraKit", Version());

    private readonly string _base = options.BaseAddress.AbsoluteUri.TrimEnd('/');
    private readonly Authentication _authentication = new(options);

    /// <exception cref="ApiException">The client has no credential that the operation takes.</exception>
    /// <exception cref="ArgumentException">A header parameter cannot be sent.</exception>
    public HttpRequestMessage Make(ApiRequest request, HttpContent? content, bool isDownload, CallSite site)
    {
        var operation = request.Operation;
        var message = new HttpRequestMessage
        {
            Method = operation.Method,
            Content = content,

            // HTTP/2 where TLS offers it, 1.1 everywhere else.
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", isDownload ? "identity" : AnswerBody.AcceptEncoding);
        if ((request.Accept ?? operation.Accept) is { } accept)
            message.Headers.TryAddWithoutValidation("Accept", accept);
        if (content is { Headers.ContentLength: null or >= AskFirstLength })
            message.Headers.ExpectContinue = true;

        foreach (var (name, value) in request.Headers)
            AddHeader(message, name, value, site);

        var address = operation.Server is null ? _base : site.BaseAddress.AbsoluteUri.TrimEnd('/');
        message.RequestUri = new Uri(address + _authentication.Apply(message, operation, request.Target(), site));
        return message;
    }

    private static void AddHeader(HttpRequestMessage message, string name, string value, CallSite site)
    {
        // The handler would pass some of these on and fail on others; a line break in a header is another header.
        if (value.Any(c => c is (< ' ' or > '~') and not '\t'))
            throw new ArgumentException($"The value of the header parameter '{name}' of {site.OperationId} has characters that a header cannot carry.", name);
        if (!message.Headers.TryAddWithoutValidation(name, value))
            message.Content?.Headers.TryAddWithoutValidation(name, value);
    }

    private static string Version()
    {
        var version = typeof(RequestMessage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var end = version.IndexOf('+');
        return end < 0 ? version : version[..end];
    }
}
