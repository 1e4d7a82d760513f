using System.Net;
using System.Net.Http.Headers;

namespace SpectraKit.Emulator.Tests;

public sealed class GateTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    [Theory]
    [MemberData(nameof(OperationTable.Analyze), MemberType = typeof(OperationTable))]
    public async Task Analyze_answers_403_without_the_token_or_with_another(string method, string path)
    {
        foreach (var (credential, sentence) in new (AuthenticationHeaderValue?, string)[]
        {
            (null, "credentials were not provided"),
            (EmulatorClient.Basic(), "credentials were not provided"),
            (new AuthenticationHeaderValue("Bearer", "emulator"), "credentials were not provided"),
            (new AuthenticationHeaderValue("Token", "Emulator"), "Invalid token"),
            (new AuthenticationHeaderValue("Token", "emulator2"), "Invalid token"),
        })
        {
            using var response = await Send(method, path, credential);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Contains(sentence, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(OperationTable.Intelligence), MemberType = typeof(OperationTable))]
    public async Task Intelligence_answers_401_and_how_to_authenticate(string method, string path)
    {
        foreach (var credential in new[]
        {
            null,
            new AuthenticationHeaderValue("Token", "emulator"),
            new AuthenticationHeaderValue("Basic", "not base64"),
            EmulatorClient.Basic(user: "other"),
            EmulatorClient.Basic(password: "other"),
        })
        {
            using var response = await Send(method, path, credential);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        }
    }

    [Theory]
    [MemberData(nameof(OperationTable.Analyze), MemberType = typeof(OperationTable))]
    public async Task With_the_token_every_Analyze_operation_gets_past_the_gate(string method, string path)
    {
        using var response = await Send(method, path, new AuthenticationHeaderValue("Token", "emulator"));

        Assert.Contains((int)response.StatusCode, new[] { 200, 400, 404 });
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("SpectraKit.Emulator", response.Headers.Server.ToString());
    }

    [Theory]
    [MemberData(nameof(OperationTable.Intelligence), MemberType = typeof(OperationTable))]
    public async Task With_user_and_password_every_Intelligence_operation_gets_past_the_gate(string method, string path)
    {
        using var response = await Send(method, path, EmulatorClient.Basic());

        Assert.Contains((int)response.StatusCode, new[] { 200, 400, 404 });
    }

    [Theory]
    [MemberData(nameof(OperationTable.Analyze), MemberType = typeof(OperationTable))]
    [MemberData(nameof(OperationTable.Intelligence), MemberType = typeof(OperationTable))]
    public async Task A_path_with_the_wrong_last_slash_or_other_letters_does_not_exist(string method, string path)
    {
        var wrong = path.EndsWith('/') ? path.TrimEnd('/') : path + "/";
        foreach (var other in new[] { wrong, path.Replace("/api/", "/API/", StringComparison.Ordinal), path + "more" })
        {
            if (other == path + "more" && !path.EndsWith('/')) continue;

            using var response = await Send(method, other, new AuthenticationHeaderValue("Token", "emulator"));

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_method_that_an_operation_does_not_have_is_answered_405()
    {
        using var response = await Send("DELETE", "/api/samples/v2/list/", new AuthenticationHeaderValue("Token", "emulator"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_large_upload_with_a_wrong_token_still_learns_that_the_token_is_wrong()
    {
        using var client = new EmulatorClient(fixture.Emulator, token: "wrong");

        using var response = await client.PostAsync("/api/submit/file/", EmulatorClient.Form(new byte[8 << 20]));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private async Task<HttpResponseMessage> Send(string method, string path, AuthenticationHeaderValue? credential)
    {
        using var http = new HttpClient { BaseAddress = fixture.Emulator.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = credential;
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
