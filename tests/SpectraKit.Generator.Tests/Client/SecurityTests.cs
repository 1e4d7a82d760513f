using SpectraKit.Generator.Tests.Ways;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Which credentials go with a call: what the operation asks for, and the first way that they are enough for.</summary>
public sealed class SecurityTests
{
    private static readonly ApiClientOptions _one = With(ApiCredential.Token("t0k3n"));

    [Fact]
    public async Task The_documents_way_is_every_operations_that_says_nothing() => Assert.Equal("t0k3n", (await Send(_one, c => c.GetDefaultAsync()))["X-Key"]);

    [Fact]
    public async Task An_operation_may_want_none() => Assert.Null((await Send(_one, c => c.GetNoneAsync()))["X-Key"]);

    [Fact]
    public async Task Where_a_credential_is_optional_it_is_sent_if_there_is_one()
    {
        Assert.Equal("t0k3n", (await Send(_one, c => c.GetOptionalAsync()))["X-Key"]);
        Assert.Null((await Send(Wire.Options, c => c.GetOptionalAsync()))["X-Key"]);
    }

    [Fact]
    public async Task Two_schemes_at_once_take_two_credentials()
    {
        var named = await Send(With(null, ("key", ApiCredential.Token("k3y-k")), ("app", ApiCredential.Token("k3y-a"))), c => c.GetBothAsync());
        var mixed = await Send(With(ApiCredential.Token("k3y-k"), ("app", ApiCredential.Token("k3y-a"))), c => c.GetBothAsync());

        Assert.Equal(("k3y-k", "App k3y-a"), (named["X-Key"], named["X-App"]));
        Assert.Equal(("k3y-k", "App k3y-a"), (mixed["X-Key"], mixed["X-App"]));
    }

    [Fact]
    public async Task One_credential_is_not_two_and_the_error_names_the_schemes()
    {
        var refusal = await Wire.RefusesAsync(t => new WaysClient(t), c => c.GetBothAsync(), _one);

        Assert.Equal(ApiErrorKind.Credential, refusal.Kind);
        Assert.Contains("asks for a token for 'app' and a token for 'key', and the client has a token. Nothing was sent.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_of_another_kind_does_not_fit()
    {
        var refusal = await Wire.RefusesAsync(t => new WaysClient(t), c => c.GetEitherAsync(), With(ApiCredential.Basic("us3r", "p4ss"), ("token", ApiCredential.Basic("us3r", "p4ss"))));

        Assert.Contains("a token for 'app' and a user and a password for 'login' or a token for 'token', and the client has a user and a password, a user and a password for 'token'.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_way_that_the_credentials_satisfy_is_taken()
    {
        var second = await Send(_one, c => c.GetEitherAsync());
        var first = await Send(With(ApiCredential.Token("t0k3n"), ("login", ApiCredential.Basic("us3r", "p4ss")), ("app", ApiCredential.Token("k3y-a"))), c => c.GetEitherAsync());

        Assert.Equal(("Bearer t0k3n", null), (second["Authorization"], second["X-App"]));
        Assert.Equal(("Basic dXMzcjpwNHNz", "App k3y-a"), (first["Authorization"], first["X-App"]));
    }

    [Fact]
    public async Task Keys_go_where_their_schemes_say()
    {
        Assert.Equal("sid=t0k3n", (await Send(_one, c => c.GetCookieAsync()))["Cookie"]);
        Assert.Equal("/query?q=x&k=t0k3n", (await Send(_one, c => c.GetQueryAsync("x"))).Target);
        Assert.Equal("Bearer t0k3n", (await Send(_one, c => c.GetOpenAsync()))["Authorization"]);
        Assert.Equal("GenieKey t0k3n", (await Send(_one, c => c.GetCustomAsync()))["Authorization"]);
    }

    [Fact]
    public async Task A_certificate_is_the_connections_matter()
    {
        Assert.Null((await Send(_one, c => c.GetMutualAsync()))["Authorization"]);
        Assert.Equal("t0k3n", (await Send(_one, c => c.GetCertifiedAsync()))["X-Key"]);
    }

    private static Task<SentRequest> Send(ApiClientOptions options, Func<WaysClient, Task> call) => Wire.SendAsync(t => new WaysClient(t), call, options);

    private static ApiClientOptions With(ApiCredential? credential, params (string Scheme, ApiCredential Credential)[] credentials) => new()
    {
        BaseAddress = Wire.Options.BaseAddress,
        Credential = credential,
        Credentials = credentials.ToDictionary(pair => pair.Scheme, pair => pair.Credential),
    };
}
