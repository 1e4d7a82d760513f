using System.Text;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What a call looks like on the wire.</summary>
public sealed class RequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "/things/")]
    [InlineData("/", "/things/")]
    [InlineData("/below/here", "/below/here/things/")]
    [InlineData("/below/here/", "/below/here/things/")]
    public async Task A_path_goes_below_the_base_address_with_its_slashes(string basePath, string expected)
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(new Uri(service.Address, basePath)));

        Assert.Equal("ok", await transport.SendAsync(Calls.Get(), Cancellation));

        Assert.Equal(expected, service.Requests.Single().Target);
    }

    [Fact]
    public async Task A_path_without_a_slash_at_its_end_gets_none()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await transport.SendAsync(Calls.Get("/a//b"), Cancellation);

        Assert.Equal("/a//b", service.Requests.Single().Target);
    }

    [Fact]
    public async Task A_path_parameter_never_becomes_a_segment()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var request = new ApiRequest(Calls.Get("/things/{id}/")).Path("id", "../a b/?#%2e").Query("q", "x&y=z ü");

        await transport.SendAsync<string, StringCodec>(request, Cancellation);

        Assert.Equal("/things/..%2Fa%20b%2F%3F%23%252e/?q=x%26y%3Dz%20%C3%BC", service.Requests.Single().Target);
    }

    [Fact]
    public async Task Accept_the_user_agent_and_header_parameters_are_sent()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await transport.SendAsync<string, StringCodec>(new ApiRequest(Calls.Get()).Header("X-Kind", "blue"), Cancellation);

        var request = service.Requests.Single();
        Assert.Equal("application/json", request["Accept"]);
        Assert.Equal("blue", request["X-Kind"]);
        Assert.Matches("^SpectraKit/[0-9]+\\.[0-9]+\\.[0-9]+$", request["User-Agent"]);
        Assert.Null(request["Authorization"]);
    }

    [Fact]
    public async Task A_header_parameter_with_a_line_break_is_refused_before_anything_is_sent()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var request = new ApiRequest(Calls.Get()).Header("X-Kind", "blue\r\nAuthorization: x");

        await Assert.ThrowsAsync<ArgumentException>(() => transport.SendAsync<string, StringCodec>(request, Cancellation));

        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(ApiSecurityKind.ApiKeyHeader, "Authorization", "Token ", "Authorization", "Token s3cret")]
    [InlineData(ApiSecurityKind.ApiKeyHeader, "X-Key", "", "X-Key", "s3cret")]
    [InlineData(ApiSecurityKind.Bearer, "", "", "Authorization", "Bearer s3cret")]
    [InlineData(ApiSecurityKind.ApiKeyCookie, "key", "", "Cookie", "key=s3cret")]
    public async Task A_token_goes_where_the_scheme_says(ApiSecurityKind kind, string name, string prefix, string header, string value)
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = ApiCredential.Token("s3cret") });

        await transport.SendAsync(Calls.Get() with { Security = [new ApiSecurity(kind, name, prefix)] }, Cancellation);

        Assert.Equal(value, service.Requests.Single()[header]);
    }

    [Fact]
    public async Task A_token_in_the_query_joins_the_parameters()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = ApiCredential.Token("s3cret+/") });
        var operation = Calls.Get() with { Security = [new ApiSecurity(ApiSecurityKind.ApiKeyQuery, "api key")] };

        await transport.SendAsync<string, StringCodec>(new ApiRequest(operation).Query("a", 1), Cancellation);

        Assert.Equal("/things/?a=1&api%20key=s3cret%2B%2F", service.Requests.Single().Target);
    }

    [Fact]
    public async Task Basic_authentication_is_utf8_in_base64()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = ApiCredential.Basic("u/company/jürgen", "pä:ss") });
        var operation = Calls.Get() with { Security = [Calls.TokenHeader, new ApiSecurity(ApiSecurityKind.Basic)] };

        await transport.SendAsync(operation, Cancellation);

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("u/company/jürgen:pä:ss")), service.Requests.Single()["Authorization"]);
    }

    [Fact]
    public async Task A_call_without_the_credential_it_asks_for_is_not_sent()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get() with { Security = [Calls.TokenHeader] }, Cancellation);

        Assert.Equal(ApiErrorKind.Credential, failure.Kind);
        Assert.Equal("getThings", failure.OperationId);
        Assert.Contains("asks for a token, and the client has none", failure.Message);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_call_that_asks_for_no_credential_is_sent_none()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = ApiCredential.Token("s3cret") });

        await transport.SendAsync(Calls.Get(), Cancellation);

        Assert.DoesNotContain(service.Requests.Single().Headers, h => h.Value.Contains("s3cret"));
    }

    [Fact]
    public async Task A_json_body_has_its_type_and_length()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await transport.SendAsync<string, StringCodec>(new ApiRequest(Calls.Post()) { Body = new JsonRequestBody<string, StringCodec>("hello") }, Cancellation);

        var request = service.Requests.Single();
        Assert.Equal(("application/json", "7", "\"hello\""), (request["Content-Type"], request["Content-Length"], request.BodyText));
    }

    [Theory]
    [InlineData("ftp://host/")]
    [InlineData("https://user:word@host/")]
    [InlineData("https://host/?a=b")]
    [InlineData("/relative")]
    public void A_base_address_that_cannot_be_one_is_refused(string address)
    {
        var refused = Assert.Throws<ArgumentException>(() => new ApiTransport(new() { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) }));

        Assert.StartsWith("BaseAddress", refused.Message);
        Assert.DoesNotContain("word@", refused.Message);
    }
}
