using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SpectraKit.Tests.Wire;

/// <summary>
/// A server on this machine that keeps every exchange, byte for byte: it answers what a test says, or stands in front of another
/// server and passes everything on.
/// </summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<Exchange> _exchanges = [];

    private RecordingServer(WebApplication application) => _application = application;

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>What was asked and answered, in order.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_exchanges)
                return [.. _exchanges];
        }
    }

    /// <summary>A server that answers every request alike.</summary>
    public static Task<RecordingServer> AnsweringAsync(RecordedAnswer answer, CancellationToken cancellationToken) =>
        StartAsync((_, _) => Task.FromResult(answer), cancellationToken);

    /// <summary>A server that passes every request on.</summary>
    public static Task<RecordingServer> InFrontOfAsync(Uri upstream, HttpClient client, CancellationToken cancellationToken) =>
        StartAsync((request, stop) => PassOnAsync(upstream, client, request, stop), cancellationToken);

    public static async Task<RecordingServer> StartAsync(
        Func<RecordedRequest, CancellationToken, Task<RecordedAnswer>> answer,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var server = new RecordingServer(builder.Build());
        server._application.Run(context => server.RecordAsync(context, answer));
        await server._application.StartAsync(cancellationToken);
        var addresses = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.BaseAddress = new Uri(addresses.Addresses.Single());
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<RecordedAnswer> PassOnAsync(Uri upstream, HttpClient client, RecordedRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(upstream.GetLeftPart(UriPartial.Authority) + request.Target))
        {
            Content = request.Body.Length > 0 || request.Header("Content-Type") is not null ? new ByteArrayContent(request.Body) : null,
        };
        foreach (var header in new[] { "Authorization", "Accept", "Content-Type" })
        {
            if (request.Header(header) is { } value)
                _ = header == "Content-Type" ? message.Content!.Headers.TryAddWithoutValidation(header, value) : message.Headers.TryAddWithoutValidation(header, value);
        }

        using var answer = await client.SendAsync(message, cancellationToken);
        return new RecordedAnswer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString(),
            await answer.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private async Task RecordAsync(HttpContext context, Func<RecordedRequest, CancellationToken, Task<RecordedAnswer>> respond)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new RecordedRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        var answer = await respond(request, context.RequestAborted);
        lock (_exchanges)
            _exchanges.Add(new Exchange(request, answer));

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
