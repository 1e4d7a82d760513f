using System.Buffers;
using System.Net;

namespace SpectraKit.Runtime;

/// <summary>Sends a call once: one message out, one answer in, every failure as an <see cref="ApiException"/>.</summary>
internal sealed class Attempt(ApiClientOptions options, HttpMessageInvoker invoker, bool ownsConnections)
{
    // What an error says is in its first bytes; the rest is a page of a proxy's.
    private const int ErrorBodyLimit = 64 * 1024;

    // Without a time-out of its own, what an HttpClient was too slow for is the connection.
    private readonly bool _isConnectTimeoutOurs = ownsConnections || invoker is HttpClient { Timeout: var timeout } && timeout == Timeout.InfiniteTimeSpan;

    private readonly RequestMessage _messages = new(options);

    private volatile bool _wasServiceReached;

    /// <exception cref="ApiException">Anything but a success.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or its deadline passed.</exception>
    public async Task<Answer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        using var report = new AttemptReport(options, call.Site, call.Attempts);
        try
        {
            var answer = await SendWatchedAsync(call, report, cancellationToken).ConfigureAwait(false);
            report.Answered((int)answer.Status);
            return answer;
        }
        catch (Exception e)
        {
            report.Failed(e);
            throw;
        }
        finally
        {
            call.WasServiceReached = _wasServiceReached;
        }
    }

    private async Task<Answer> SendWatchedAsync(Call call, AttemptReport report, CancellationToken cancellationToken)
    {
        var watchdog = new Watchdog(
            options.TimeProvider,
            options.IdleTimeout,
            call.CarriesFile ? Timeout.InfiniteTimeSpan : options.AttemptTimeout,
            cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            var content = call.TakeContent();
            using var message = _messages.Make(
                call.Request,
                content is null ? null : new WatchedContent(content, watchdog),
                call.Mode == AnswerMode.Download,
                call.Site);
            call.Range?.Apply(message);
            report.Sending(message.RequestUri!);

            response = await SendAsync(message, watchdog.Token).ConfigureAwait(false);
            _wasServiceReached = true;
            report.Received(response);
            watchdog.Progress();
            ApiResponse.Keep(response);
            if (!IsSuccess(response, call.Request.Operation))
                throw call.Site.Status(response, await ReadErrorAsync(response, watchdog).ConfigureAwait(false), options.TimeProvider.GetUtcNow());

            var answer = new Answer(response);
            if (call.Mode == AnswerMode.Body)
                await ReadBodyAsync(answer, call.Site, watchdog).ConfigureAwait(false);

            (response, var kept) = (null, watchdog);
            if (call.Mode == AnswerMode.Download)
            {
                answer.KeepOpen(kept);
                watchdog = null;
            }

            return answer;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw e.InnerException is TimeoutException && !watchdog!.Token.IsCancellationRequested
                ? call.Site.Error(
                    ApiErrorKind.Timeout,
                    _isConnectTimeoutOurs
                        ? $"{call.Site.Where} was not reached within {CallSite.Seconds(options.ConnectTimeout)} (ConnectTimeout)."
                        : $"{call.Site.Where} did not answer within the time that the given HttpClient allows.",
                    e,
                    cannotHaveArrived: _isConnectTimeoutOurs)
                : Ended(watchdog!, call.Site, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ApiException { OperationId: null })
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw watchdog!.Token.IsCancellationRequested ? Ended(watchdog, call.Site, e) : SendFailure.Of(e, call.Site);
        }
        catch (InvalidDataException e)
        {
            throw call.Site.Unusable(response!, "cannot be unpacked", cause: e);
        }
        finally
        {
            response?.Dispose();
            watchdog?.Dispose();
        }
    }

    private static bool IsSuccess(HttpResponseMessage response, ApiOperation operation) =>
        response.IsSuccessStatusCode || (operation.AnswersWithRedirect && (int)response.StatusCode is >= 300 and < 400);

    private ApiException Ended(Watchdog watchdog, CallSite site, Exception cause) =>
        watchdog.HasReachedCap ? site.TookTooLong(options.AttemptTimeout, cause) : site.StoodStill(options.IdleTimeout, cause);

    /// <summary>An HttpClient of the caller's would read a whole download into memory if it were not told otherwise.</summary>
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        invoker is HttpClient client
            ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : invoker.SendAsync(message, cancellationToken);

    private async Task ReadBodyAsync(Answer answer, CallSite site, Watchdog watchdog)
    {
        var (buffer, length, isWhole) = await AnswerBody
            .ReadAsync(answer.Response.Content, options.MaxAnswerLength, watchdog.Progress, watchdog.Token)
            .ConfigureAwait(false);
        answer.Keep(buffer, length);
        if (isWhole)
            return;

        var failure = site.Unusable(answer.Response, $"is longer than {options.MaxAnswerLength} bytes (MaxAnswerLength)", answer.Body);
        answer.Dispose();
        throw failure;
    }

    /// <summary>As much of an error's body as is worth having. That it cannot be read is no news: the status is.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadErrorAsync(HttpResponseMessage response, Watchdog watchdog)
    {
        try
        {
            var (buffer, length, _) = await AnswerBody.ReadAsync(response.Content, ErrorBodyLimit, onProgress: null, watchdog.Token).ConfigureAwait(false);
            var body = buffer.AsSpan(0, length).ToArray();
            ArrayPool<byte>.Shared.Return(buffer);
            return body;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException or OperationCanceledException)
        {
            return default;
        }
    }
}
