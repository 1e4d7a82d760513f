namespace SpectraKit.Runtime;

/// <summary>How much of an answer a call waits for.</summary>
internal enum AnswerMode
{
    /// <summary>Its headers; the body does not matter.</summary>
    Status,

    /// <summary>All of it, in memory.</summary>
    Body,

    /// <summary>Its headers; the body is a file that is read as it comes.</summary>
    Download,
}

/// <summary>One call on its way through limits and attempts.</summary>
internal sealed class Call(ApiRequest request, AnswerMode mode, CallSite site, Deadline deadline) : IDisposable
{
    private HttpContent? _firstContent;

    public ApiRequest Request { get; } = request;

    public AnswerMode Mode { get; } = mode;

    public CallSite Site { get; } = site;

    public Deadline Deadline { get; } = deadline;

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The part of a file that is asked for; <c>null</c> for all of it.</summary>
    public DownloadRange? Range { get; init; }

    /// <summary>Whether the service has ever answered this client.</summary>
    public bool WasServiceReached { get; set; }

    /// <summary>What the last attempt failed with.</summary>
    public ApiException? LastFailure { get; set; }

    /// <summary>Whether a file travels in either direction, so that how long it takes says nothing.</summary>
    public bool CarriesFile { get; private set; } = mode == AnswerMode.Download;

    /// <summary>Makes the first attempt's content, before any permit is taken: a file that is not there is found out at once.</summary>
    public void Prepare()
    {
        _firstContent = Request.Body?.CreateContent();
        CarriesFile |= Carries(_firstContent);
    }

    /// <summary>The next attempt's content, from the first byte.</summary>
    public HttpContent? TakeContent()
    {
        var content = _firstContent ?? Request.Body?.CreateContent();
        _firstContent = null;
        return content;
    }

    /// <summary>A content that no attempt came to take.</summary>
    public void Dispose() => _firstContent?.Dispose();

    private static bool Carries(HttpContent? content) =>
        content is ApiFileContent or StreamContent || (content is MultipartContent parts && parts.Any(Carries));
}
