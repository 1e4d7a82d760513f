using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>One call of a generated client over HTTP: what was sent, what was read.</summary>
internal static class Wire
{
    public static ApiClientOptions Options { get; } = new() { BaseAddress = new("http://localhost"), MaxAttempts = 1 };

    /// <summary>Sends a call.</summary>
    public static async Task<SentRequest> SendAsync<TClient>(Func<ApiTransport, TClient> connect, Func<TClient, Task> call, ApiClientOptions? options = null, WireAnswer? answer = null)
    {
        await using var server = OneRequestServer.Answering(answer ?? new WireAnswer { Status = 204 });
        using var transport = new ApiTransport(At(server, options));
        await call(connect(transport));
        return new(Assert.Single(server.Requests));
    }

    /// <summary>Reads an answer.</summary>
    public static async Task<T> ReadAsync<TClient, T>(Func<ApiTransport, TClient> connect, Func<TClient, Task<T>> call, WireAnswer answer)
    {
        await using var server = OneRequestServer.Answering(answer);
        using var transport = new ApiTransport(At(server, options: null));
        return await call(connect(transport));
    }

    /// <summary>A call that is refused before anything is sent.</summary>
    public static async Task<ApiException> RefusesAsync<TClient>(Func<ApiTransport, TClient> connect, Func<TClient, Task> call, ApiClientOptions? options = null)
    {
        await using var server = OneRequestServer.Answering(new WireAnswer());
        using var transport = new ApiTransport(At(server, options));
        var refusal = await Assert.ThrowsAsync<ApiException>(() => call(connect(transport)));
        Assert.Empty(server.Requests);
        return refusal;
    }

    private static ApiClientOptions At(OneRequestServer server, ApiClientOptions? options) => new()
    {
        BaseAddress = server.Address,
        Credential = options?.Credential,
        Credentials = options?.Credentials ?? new Dictionary<string, ApiCredential>(),
        MaxAttempts = 1,
    };
}
