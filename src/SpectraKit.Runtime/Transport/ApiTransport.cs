using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>Sends the requests of one client: authentication, limits, retries, errors.</summary>
public sealed class ApiTransport : IDisposable
{
    /// <summary>A transport with connections of its own.</summary>
    /// <param name="options">How to reach the service.</param>
    public ApiTransport(ApiClientOptions options) => _ = options;

    /// <summary>Sends a request whose answer has no body that matters.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the answer is a success.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    public Task SendAsync(ApiRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Sends a request and reads its answer.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ApiException">Anything but a success that can be read.</exception>
    public Task<T> SendAsync<T, TCodec>(ApiRequest request, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T> => throw new NotSupportedException();

    /// <summary>As <see cref="SendAsync{T, TCodec}"/>, for operations whose success may have no body.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, or the type's default when the body is empty.</returns>
    /// <exception cref="ApiException">Anything but a success that can be read.</exception>
    public Task<T?> SendOptionalAsync<T, TCodec>(ApiRequest request, CancellationToken cancellationToken)
        where TCodec : IJsonCodec<T> => throw new NotSupportedException();

    /// <summary>Sends a request whose answer is text.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    public Task<string> SendForTextAsync(ApiRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Sends a request whose answer is a file, and returns as soon as its headers are here.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The file's bytes as they come. Dispose it: until then it counts against the operation's concurrency limit.</returns>
    /// <exception cref="ApiException">Anything but a success.</exception>
    public Task<ApiDownload> SendForDownloadAsync(ApiRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
    }
}
