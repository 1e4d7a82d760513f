using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime.Tests.Wire;

/// <summary>The operations and calls that tests are about.</summary>
internal static class Calls
{
    public static readonly ApiSecurity TokenHeader = new(ApiSecurityKind.ApiKeyHeader, "Authorization", "Token ");

    public static ApiOperation Get(string path = "/things/") => new() { Id = "getThings", Method = HttpMethod.Get, Path = path, Accept = "application/json" };

    public static ApiOperation Post(string path = "/things/") => new() { Id = "makeThing", Method = HttpMethod.Post, Path = path, Accept = "application/json" };

    public static ApiClientOptions Options(Uri address, TimeProvider? clock = null) =>
        new() { BaseAddress = address, TimeProvider = clock ?? TimeProvider.System, RetryDelay = TimeSpan.FromMilliseconds(1) };

    public static Task<string> SendAsync(this ApiTransport transport, ApiOperation operation, CancellationToken cancellationToken = default) =>
        transport.SendAsync<string, StringCodec>(new ApiRequest(operation), cancellationToken);

    public static Task<ApiException> FailsAsync(this ApiTransport transport, ApiOperation operation, CancellationToken cancellationToken = default) =>
        Assert.ThrowsAsync<ApiException>(() => transport.SendAsync(operation, cancellationToken));

    /// <summary>Sends a file as the whole body.</summary>
    public sealed class FileBody(ApiFile file) : RequestBody
    {
        public override HttpContent CreateContent() => file.CreateContent();
    }
}
