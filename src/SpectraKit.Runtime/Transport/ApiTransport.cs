using System.Net;
using System.Text.Json;
using Polly;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>Sends the requests of one client: authentication, limits, retries, errors. One instance serves any number of calls at once.</summary>
public sealed class ApiTransport : IDisposable
{
    private readonly ApiClientOptions _options;
    private readonly HttpMessageInvoker _invoker;
    private readonly bool _ownsConnections;
    private readonly Redactor _redactor;
    private readonly Pipelines _pipelines;
    private readonly Attempt _attempt;

    /// <summary>A transport with connections of its own.</summary>
    /// <param name="options">How to reach the service.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="ApiException">The CA file cannot be read.</exception>
    public ApiTransport(ApiClientOptions options)
        : this(Checked(options), new HttpMessageInvoker(Connections.Open(options)), ownsConnections: true)
    {
    }

    /// <summary>
    /// A transport over connections that somebody else made and closes: an <see cref="HttpClient"/> of a factory's, or a
    /// <see cref="HttpMessageInvoker"/> over any handler. What they do about proxies, TLS, redirects and connect time-outs is theirs to say;
    /// an <see cref="HttpClient"/>'s own time-out should be infinite, since it would cut long transfers.
    /// </summary>
    /// <param name="options">How to reach the service. The settings about connections have no effect.</param>
    /// <param name="connections">What sends.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public ApiTransport(ApiClientOptions options, HttpMessageInvoker connections)
        : this(Checked(options), connections ?? throw new ArgumentNullException(nameof(connections)), ownsConnections: false)
    {
    }

    private ApiTransport(ApiClientOptions options, HttpMessageInvoker invoker, bool ownsConnections)
    {
        _options = options;
        _invoker = invoker;
        _ownsConnections = ownsConnections;
        _redactor = new Redactor([options.Credential, options.ProxyCredential, .. options.Credentials.Values]);
        _pipelines = new Pipelines(options);
        _attempt = new Attempt(options, invoker, ownsConnections);
    }

    /// <summary>Connections as the options want them, for an <see cref="HttpClient"/> that somebody else makes: a factory, for one.</summary>
    /// <param name="options">Time to connect, proxy, CA file and client certificate; the rest does not matter here.</param>
    /// <returns>A handler that follows no redirect, keeps no cookie and unpacks nothing, and renews its connections by itself.</returns>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="ApiException">The CA file cannot be read.</exception>
    public static HttpMessageHandler CreateHandler(ApiClientOptions options) => Connections.Open(Checked(options));

    /// <summary>The clock that the client's limits, retries and deadlines go by.</summary>
    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Sends a request whose answer has no body that matters.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the answer is a success.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else throws it.</exception>
    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var answer = await CallAsync(request, AnswerMode.Status, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request of which the answer's status is all that matters: the one that means done beside the one that means not yet.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The status, which is a success.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else throws it.</exception>
    public async Task<HttpStatusCode> SendForStatusAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var answer = await CallAsync(request, AnswerMode.Status, cancellationToken).ConfigureAwait(false);
        return answer.Status;
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ApiException">Anything but a success that can be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else throws it.</exception>
    public async Task<T> SendAsync<T, TCodec>(ApiRequest request, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T>
    {
        using var answer = await CallAsync(request, AnswerMode.Body, cancellationToken).ConfigureAwait(false);
        return IsEmpty(answer)
            ? throw Site(request).Unusable(answer.Response, "has an empty body")
            : Read<T, TCodec>(answer, Site(request));
    }

    /// <summary>As <see cref="SendAsync{T, TCodec}"/>, for operations whose success may have no body.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, or the type's default when the body is empty.</returns>
    /// <exception cref="ApiException">Anything but a success that can be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else throws it.</exception>
    public async Task<T?> SendOptionalAsync<T, TCodec>(ApiRequest request, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T>
    {
        using var answer = await CallAsync(request, AnswerMode.Body, cancellationToken).ConfigureAwait(false);
        return IsEmpty(answer) ? default : Read<T, TCodec>(answer, Site(request));
    }

    /// <summary>Sends a request whose answer is text.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text, decoded as its <c>charset</c> says, as UTF-8 when it does not.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else throws it.</exception>
    public async Task<string> SendForTextAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var answer = await CallAsync(request, AnswerMode.Body, cancellationToken).ConfigureAwait(false);
        return AnswerText.EncodingOf(answer.Response.Content.Headers.ContentType?.CharSet).GetString(AnswerText.WithoutMark(answer.Body));
    }

    /// <summary>Sends a request whose answer is a file, and returns as soon as its headers are here.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call, and the download too.</param>
    /// <returns>The file's bytes as they come. Dispose it: until then it counts against the operation's concurrency limit.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else throws it.</exception>
    public async Task<ApiDownload> SendForDownloadAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(_options.TimeProvider, _options.TotalTimeout, cancellationToken);
        var (answer, content) = await OpenAsync(request, range: null, deadline, cancellationToken).ConfigureAwait(false);
        var headers = answer.Content.Headers;
        return new ApiDownload
        {
            Length = headers.ContentLength,
            ContentType = headers.ContentType?.MediaType,
            FileName = headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"'),
            Content = content,
            OperationId = request.Operation.Id,
            Continuation = new DownloadContinuation(_options, request.Operation, answer, deadline, Site(request))
            {
                Open = (range, token) => OpenAsync(request, range, deadline.Again(), token),
            },
        };
    }

    /// <summary>Closes the connections, if they are the transport's own.</summary>
    public void Dispose()
    {
        if (_ownsConnections)
            _invoker.Dispose();
    }

    private static ApiClientOptions Checked(ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return options;
    }

    private static bool IsEmpty(Answer answer) =>
        answer.Status is HttpStatusCode.NoContent or HttpStatusCode.ResetContent || answer.Body.Trim(" \t\r\n"u8).IsEmpty;

    private static T Read<T, TCodec>(Answer answer, CallSite site)
        where TCodec : IJsonCodec<T>
    {
        if (AnswerText.WhyNotJson(answer.MediaType, answer.Body) is { } why)
            throw site.Unusable(answer.Response, why, answer.Body);

        try
        {
            return JsonText.Read<T, TCodec>(answer.Body);
        }
        catch (JsonException e)
        {
            throw site.Unusable(answer.Response, $"cannot be read: {e.Message.TrimEnd('.')}", answer.Body, e);
        }
    }

    private CallSite Site(ApiRequest request) => new(request.Operation, _options.AddressOf(request.Operation), _redactor);

    /// <summary>A download's headers, and its bytes, which end the answer and the deadline when they are disposed.</summary>
    private async Task<(HttpResponseMessage Answer, Stream Content)> OpenAsync(
        ApiRequest request,
        DownloadRange? range,
        Deadline deadline,
        CancellationToken cancellationToken)
    {
        Answer? answer = null;
        try
        {
            answer = await CallAsync(request, AnswerMode.Download, deadline, range).ConfigureAwait(false);
            answer.Own(deadline);
            var stream = await answer.Response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return (answer.Response, new WatchedReadStream(stream, answer, deadline, _options.IdleTimeout, Site(request)));
        }
        catch
        {
            answer?.Dispose();
            deadline.Dispose();
            throw;
        }
    }

    private async Task<Answer> CallAsync(ApiRequest request, AnswerMode mode, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.TimeProvider, _options.TotalTimeout, cancellationToken);
        return await CallAsync(request, mode, deadline).ConfigureAwait(false);
    }

    private async Task<Answer> CallAsync(ApiRequest request, AnswerMode mode, Deadline deadline, DownloadRange? range = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new Call(request, mode, Site(request), deadline) { Range = range };
        var context = ResilienceContextPool.Shared.Get(request.Operation.Id, deadline.Token);
        context.Properties.Set(Pipelines.CallKey, call);
        try
        {
            deadline.Token.ThrowIfCancellationRequested();
            call.Prepare();
            var outcome = await _pipelines.For(request.Operation)
                .ExecuteOutcomeAsync(static (c, state) => state.Transport.AttemptAsync(c, state.Call), context, (Transport: this, Call: call))
                .ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            deadline.ThrowIfPassed(call.Site, call.LastFailure);
            throw;
        }
        catch (ApiException e)
        {
            // A file that is not there is found out before there is an attempt to give its error a name.
            var failure = e.OperationId is null ? SendFailure.Of(e, call.Site) : e;
            failure.Attempts = call.Attempts;
            if (ReferenceEquals(failure, e))
                throw;
            throw failure;
        }
        finally
        {
            call.Dispose();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>An attempt's failure is a value until the last one: what is repeated need not be thrown through every layer first.</summary>
    private async ValueTask<Outcome<Answer>> AttemptAsync(ResilienceContext context, Call call)
    {
        try
        {
            return Outcome.FromResult(await _attempt.SendAsync(call, context.CancellationToken).ConfigureAwait(false));
        }
        catch (ApiException e)
        {
            call.LastFailure = e;
            return Outcome.FromException<Answer>(e);
        }
        catch (Exception e)
        {
            return Outcome.FromException<Answer>(e);
        }
    }
}
