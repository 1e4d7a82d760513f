using System.Net;
using System.Net.Sockets;
using System.Text;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>Proxies, and connections that somebody else made.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_explicit_proxy_is_used_with_its_user_and_password()
    {
        await using var proxy = TestService.Start(e => e.Request["Proxy-Authorization"] is null
            ? e.AnswerAsync(407, null, [], ("Proxy-Authenticate", "Basic realm=\"x\""))
            : e.JsonAsync("\"through the proxy\""));
        using var transport = new ApiTransport(new()
        {
            BaseAddress = new Uri("http://service.invalid/below"),
            Proxy = proxy.Address,
            ProxyCredential = ApiCredential.Basic("somebody", "s3cret"),
        });

        Assert.Equal("through the proxy", await transport.SendAsync(Calls.Get(), Cancellation));

        Assert.Equal("http://service.invalid/below/things/", proxy.Requests[^1].Target);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("somebody:s3cret")), proxy.Requests[^1]["Proxy-Authorization"]);
    }

    [Fact]
    public async Task An_explicit_proxy_without_a_user_is_told_none()
    {
        await using var proxy = TestService.Start(e => e.JsonAsync("\"through the proxy\""));
        using var transport = new ApiTransport(new() { BaseAddress = new Uri("http://service.invalid"), Proxy = proxy.Address });

        Assert.Equal("through the proxy", await transport.SendAsync(Calls.Get(), Cancellation));

        Assert.Null(Assert.Single(proxy.Requests)["Proxy-Authorization"]);
    }

    [Fact]
    public async Task A_proxy_that_refuses_the_tunnel_is_named_as_such()
    {
        await using var proxy = TestService.Start(e => e.AnswerAsync(403, null, []));
        using var transport = new ApiTransport(new() { BaseAddress = new Uri("https://service.invalid"), Proxy = proxy.Address, MaxAttempts = 1 });

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal(ApiErrorKind.Connection, failure.Kind);
        Assert.Contains("the proxy on the way refused", failure.Message);
        Assert.Equal("CONNECT", proxy.Requests.Single().Method);
    }

    [Fact]
    public async Task A_clients_own_connections_are_used_and_not_closed()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var client = new HttpClient();
        using (var transport = new ApiTransport(Calls.Options(service.Address), client))
            Assert.Equal("ok", await transport.SendAsync(Calls.Get(), Cancellation));

        Assert.Equal("\"ok\"", await client.GetStringAsync(service.Address, Cancellation));
    }

    [Fact]
    public async Task A_download_through_an_http_client_is_not_read_into_memory_first()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, [1, 2, 3, 4]));

        // A client that may keep three bytes in memory fails over the fourth if it tries.
        using var client = new HttpClient { MaxResponseContentBufferSize = 3 };
        using var transport = new ApiTransport(Calls.Options(service.Address), client);

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), Cancellation);
        var bytes = new byte[4];
        await download.Content.ReadExactlyAsync(bytes, Cancellation);

        Assert.Equal([1, 2, 3, 4], bytes);
    }

    [Fact]
    public async Task An_http_clients_own_timeout_is_a_timeout()
    {
        await using var service = TestService.Start(e => e.NeverAsync());
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
        using var transport = new ApiTransport(Calls.Options(service.Address), client);

        var failure = await transport.FailsAsync(Calls.Post(), Cancellation);

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        Assert.Contains("the given HttpClient allows", failure.Message);
    }

    [Fact]
    public async Task A_handshake_that_never_ends_is_a_connect_timeout()
    {
        // The system takes the connection; nobody ever reads from it.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var transport = new ApiTransport(new()
        {
            BaseAddress = new Uri($"https://{listener.LocalEndpoint}"),
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            RetryDelay = TimeSpan.FromMilliseconds(1),
        });

        var failure = await transport.FailsAsync(Calls.Post() with { Retry = new([503], IsSafe: false) }, Cancellation);

        Assert.Equal((ApiErrorKind.Timeout, 2, true), (failure.Kind, failure.Attempts, failure.CannotHaveArrived));
        Assert.Contains("was not reached within 0.1 s (ConnectTimeout)", failure.Message);
    }

    [Theory]
    [InlineData(nameof(ApiClientOptions.ConnectTimeout))]
    [InlineData(nameof(ApiClientOptions.AttemptTimeout))]
    [InlineData(nameof(ApiClientOptions.IdleTimeout))]
    [InlineData(nameof(ApiClientOptions.TotalTimeout))]
    [InlineData(nameof(ApiClientOptions.MaxAttempts))]
    [InlineData(nameof(ApiClientOptions.MaxAnswerLength))]
    [InlineData(nameof(ApiClientOptions.MaxRetryDelay))]
    [InlineData(nameof(ApiClientOptions.Proxy))]
    [InlineData(nameof(ApiClientOptions.ProxyCredential))]
    public void A_setting_out_of_its_range_is_named(string setting)
    {
        var address = new Uri("http://host");
        var options = setting switch
        {
            nameof(ApiClientOptions.ConnectTimeout) => new ApiClientOptions { BaseAddress = address, ConnectTimeout = TimeSpan.FromSeconds(-2) },
            nameof(ApiClientOptions.AttemptTimeout) => new() { BaseAddress = address, AttemptTimeout = TimeSpan.Zero },
            nameof(ApiClientOptions.IdleTimeout) => new() { BaseAddress = address, IdleTimeout = TimeSpan.FromDays(41) },
            nameof(ApiClientOptions.TotalTimeout) => new() { BaseAddress = address, TotalTimeout = TimeSpan.Zero },
            nameof(ApiClientOptions.MaxAttempts) => new() { BaseAddress = address, MaxAttempts = 0 },
            nameof(ApiClientOptions.MaxAnswerLength) => new() { BaseAddress = address, MaxAnswerLength = 10 },
            nameof(ApiClientOptions.MaxRetryDelay) => new() { BaseAddress = address, MaxRetryDelay = TimeSpan.Zero },
            nameof(ApiClientOptions.Proxy) => new() { BaseAddress = address, Proxy = new Uri("http://a:b@host") },
            _ => new() { BaseAddress = address, ProxyCredential = ApiCredential.Token("x") },
        };

        Assert.StartsWith(setting + " must", Assert.Throws<ArgumentException>(() => new ApiTransport(options)).Message);
    }
}
