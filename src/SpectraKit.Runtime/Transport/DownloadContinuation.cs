using System.Net;

namespace SpectraKit.Runtime;

/// <summary>Goes on with a download that broke off: from where it stopped if the service allows that, else from its first byte.</summary>
internal sealed class DownloadContinuation(ApiClientOptions options, ApiOperation operation, HttpResponseMessage first, Deadline deadline, CallSite site)
{
    // A part that brought as much was worth its request: what fails after it is a new failure, not the same again.
    private const long Worthwhile = 1024 * 1024;

    private readonly bool _hasRanges = first.Headers.AcceptRanges.Contains("bytes") && first.Content.Headers.ContentEncoding.Count == 0;
    private readonly System.Net.Http.Headers.RangeConditionHeaderValue? _name = DownloadRange.NameOf(first);
    private readonly long? _length = first.Content.Headers.ContentLength;
    private int _failures;
    private long _lastPosition;

    /// <summary>Opens the download again; <c>null</c> for all of it.</summary>
    public required Func<DownloadRange?, CancellationToken, Task<(HttpResponseMessage Answer, Stream Content)>> Open { get; init; }

    /// <summary>Whether another try may help, and is allowed.</summary>
    public bool Allows(ApiException failure, long position)
    {
        if (failure.Kind is not (ApiErrorKind.Connection or ApiErrorKind.Timeout))
            return false;
        if (position - _lastPosition >= Worthwhile)
            _failures = 0;
        _lastPosition = position;
        return ++_failures < options.MaxAttempts && RepeatRule.Allows(failure, operation, deadline.Rest, options.MaxRetryDelay);
    }

    /// <param name="failure">What broke the download off.</param>
    /// <param name="position">How many bytes are here.</param>
    /// <param name="isVerified">Whether a digest decides in the end, so that parts of a file without a name may be put together.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="ApiException">It cannot be opened again.</exception>
    public async Task<DownloadPart> ContinueAsync(ApiException failure, long position, bool isVerified, CancellationToken cancellationToken)
    {
        var isResumed = position > 0 && _hasRanges && _length > position && (_name is not null || isVerified);
        options.Observer?.Continuing(operation.Id, isResumed ? position : 0, failure);
        await Task.Delay(options.RetryDelay, options.TimeProvider, cancellationToken).ConfigureAwait(false);

        HttpResponseMessage answer;
        Stream content;
        try
        {
            (answer, content) = await Open(isResumed ? new DownloadRange(position, _name) : null, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (isResumed && e.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            (isResumed, (answer, content)) = (false, await Open(null, cancellationToken).ConfigureAwait(false));
        }

        if (answer.StatusCode != HttpStatusCode.PartialContent)
            return new DownloadPart(content, 0, answer.Content.Headers.ContentLength);
        if (isResumed && answer.Content.Headers.ContentRange is { Unit: "bytes" } range && range.From == position && (range.Length ?? _length) == _length)
            return new DownloadPart(content, position, _length);

        await content.DisposeAsync().ConfigureAwait(false);
        throw site.Unusable(answer, "is another part of the file than the one that was asked for");
    }
}
