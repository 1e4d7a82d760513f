using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;
using SpectraKit.Testing;

namespace SpectraKit.Runtime.Tests;

/// <summary>No credential is in anything that is shown, also when the service sends it back.</summary>
public sealed class SecretTests
{
    private const string Canary = "c4n4ry-\"t0ken\"+/&-value";
    private const string User = "u/company/somebody";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Echoes => new()
    {
        Canary,
        Canary.ToUpperInvariant(),
        "Token " + Canary,
        JsonSerializer.Serialize(Canary),
        Uri.EscapeDataString(Canary),
        System.Net.WebUtility.HtmlEncode(Canary),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Canary}")),
        new string('x', 1010) + Canary,
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_echoed_credential_is_redacted(string echo)
    {
        await using var service = TestService.Start(e => (e.Number % 4) switch
        {
            0 => e.AnswerAsync(403, "text/html", Encoding.UTF8.GetBytes($"<p>Bad credentials: {echo}</p>"), ("X-Request-ID", Uri.EscapeDataString(echo))),
            1 => e.AnswerAsync(200, "text/html", Encoding.UTF8.GetBytes(echo)),
            2 => e.JsonAsync($"{{\"detail\": {JsonSerializer.Serialize(echo)}"),
            _ => e.AnswerAsync(302, null, [], ("Location", "/login/" + Uri.EscapeDataString(echo))),
        });

        foreach (var (credential, kind) in new[] { (ApiCredential.Token(Canary), ApiSecurityKind.Bearer), (ApiCredential.Basic(User, Canary), ApiSecurityKind.Basic) })
        {
            using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = credential });
            for (var i = 0; i < 4; i++)
            {
                var failure = await transport.FailsAsync(Calls.Get() with { Security = [new(kind)] }, Cancellation);
                AssertSilent(failure, credential is ApiCredential.BasicCredential ? echo : Canary);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_is_not_http_is_not_quoted_with_the_credential()
    {
        await using var service = TestService.Start(async e =>
        {
            await e.WriteAsync($"HTTP/1.1 200 OK\r\nBad header {Canary}\r\n\r\n");
            e.Close();
        });
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = ApiCredential.Token(Canary) });

        AssertSilent(await transport.FailsAsync(Calls.Post(), Cancellation), Canary);
    }

    [Fact]
    public async Task A_query_is_in_no_message()
    {
        using var transport = new ApiTransport(new() { BaseAddress = TestService.Nobody(), Credential = ApiCredential.Token(Canary), MaxAttempts = 1 });
        var operation = Calls.Get("/things/{id}/") with { Security = [new(ApiSecurityKind.ApiKeyQuery, "key")] };
        var request = new ApiRequest(operation).Path("id", "private-value").Query("q", "private-value");

        var failure = await Assert.ThrowsAsync<ApiException>(() => transport.SendAsync(request, Cancellation));

        AssertSilent(failure, Canary);
        AssertSilent(failure, "private-value");
        Assert.Contains("GET /things/{id}/ at", failure.Message);
    }

    [Fact]
    public void A_credential_prints_as_redacted()
    {
        foreach (var credential in new[] { ApiCredential.Token(Canary), ApiCredential.Basic(User, Canary) })
        {
            Assert.Equal("[redacted]", credential.ToString());
            Assert.Equal("[redacted]", $"{credential}");
            Assert.DoesNotContain(Canary, JsonSerializer.Serialize(credential, credential.GetType()));
            Assert.DoesNotContain("c4n4ry", new ApiClientOptions { BaseAddress = new("http://host"), Credential = credential }.ToString());
        }
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n", "is empty")]
    [InlineData("line\nbreak-c4n4ry", "control characters")]
    [InlineData("c4n4ry\u00FC", "outside of ASCII")]
    public void A_token_that_cannot_be_sent_is_refused_without_being_quoted(string token, string why)
    {
        var refused = Assert.Throws<ApiException>(() => ApiCredential.Token(token));

        Assert.Equal(ApiErrorKind.Credential, refused.Kind);
        Assert.Contains(why, refused.Message);
        Assert.DoesNotContain("c4n4ry", refused.ToString());
    }

    [Fact]
    public void A_user_name_with_a_colon_is_refused() => Assert.Throws<ApiException>(() => ApiCredential.Basic("a:b", "c"));

    [Fact]
    public async Task Secrets_come_from_environment_variables_and_files_by_name()
    {
        using var folder = new TemporaryFolder();
        const string variable = "SPECTRAKIT_TEST_SECRET";
        Environment.SetEnvironmentVariable(variable, $" {Canary} \n");
        var file = folder.Write("token.txt", $"{Canary}\r\nsecond line");
        try
        {
            await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
            foreach (var credential in new[] { ApiCredential.TokenFromEnvironment(variable), ApiCredential.TokenFromFile(file) })
            {
                using var transport = new ApiTransport(new() { BaseAddress = service.Address, Credential = credential });
                await transport.SendAsync(Calls.Get() with { Security = [Calls.TokenHeader] }, Cancellation);
            }

            Assert.All(service.Requests, r => Assert.Equal("Token " + Canary, r["Authorization"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Assert.Contains(variable, Assert.Throws<ApiException>(() => ApiCredential.TokenFromEnvironment(variable)).Message);
        Assert.Contains("none.txt", Assert.Throws<ApiException>(() => ApiCredential.TokenFromFile(folder.Combine("none.txt"))).Message);
    }

    [Fact]
    public void A_secret_that_is_piped_in_ends_with_its_line()
    {
        var input = new StringReader($"{Canary}\nnot the secret");

        Assert.Equal(Canary, Assert.IsType<ApiCredential.TokenCredential>(ApiCredential.TokenFromReader(input)).Value);
        Assert.Equal("not the secret", Assert.IsType<ApiCredential.BasicCredential>(ApiCredential.BasicFromReader(User, input)).Password);
        Assert.Contains("is empty", Assert.Throws<ApiException>(() => ApiCredential.TokenFromReader(input)).Message);
    }

    [Fact]
    public void A_file_with_a_secret_that_others_may_read_is_worth_a_warning()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token.txt", Canary);
        if (OperatingSystem.IsWindows())
            return;

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Null(ApiCredential.WarningAbout(file));
        Assert.Null(ApiCredential.WarningAbout(folder.Combine("none.txt")));
        foreach (var mode in (UnixFileMode[])[UnixFileMode.OtherRead, UnixFileMode.GroupRead, UnixFileMode.OtherWrite])
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | mode);
            Assert.Contains($"chmod 600 '{file}'", ApiCredential.WarningAbout(file));
        }
    }

    [Fact]
    public void Nothing_that_a_serializer_or_a_debugger_shows_of_a_client_is_the_secret()
    {
        var options = new ApiClientOptions
        {
            BaseAddress = new("http://host"),
            Credential = ApiCredential.Token(Canary),
            ProxyCredential = ApiCredential.Basic(User, Canary),
        };

        var json = JsonSerializer.Serialize(new { options.Credential, options.ProxyCredential, Nested = new Holder(options.Credential!) });
        Assert.DoesNotContain("c4n4ry", json);
        Assert.DoesNotContain("c4n4ry", new Holder(options.Credential!).ToString());
        foreach (var credential in (ApiCredential[])[options.Credential!, options.ProxyCredential!])
        {
            Assert.Equal("[redacted]", credential.GetType().GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true)!.Value);
            Assert.Empty(credential.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance));
            Assert.Empty(credential.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance));
        }
    }

    private sealed record Holder(ApiCredential Credential);

    private static void AssertSilent(ApiException failure, string secret)
    {
        var texts = new List<string> { failure.ToString(), failure.Message, failure.Excerpt ?? "", failure.Meaning ?? "", failure.CorrelationId ?? "" };
        texts.AddRange(failure.Headers.Names.Select(name => failure.Headers[name] ?? ""));
        for (Exception? e = failure; e is not null; e = e.InnerException)
            texts.AddRange(e.Data.Cast<DictionaryEntry>().Select(d => $"{d.Key} {d.Value}").Append(e.Message));

        Assert.All(texts, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(texts, text => Assert.DoesNotContain("c4n4ry-\"", text, StringComparison.OrdinalIgnoreCase));
    }
}
