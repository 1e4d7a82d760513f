using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class TokenTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    public static TheoryData<string> Forms => ["form", "multipart", "json"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task User_and_password_in_any_form_are_good_for_the_token_and_need_none(string form)
    {
        using var http = new HttpClient { BaseAddress = fixture.Emulator.BaseAddress };

        using var response = await http.PostAsync("/api-token-auth/", Content(form, "emulator", "emulator"), TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("""{"token":"emulator"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("emulator", "wrong")]
    [InlineData("wrong", "emulator")]
    [InlineData("emulator", "")]
    [InlineData("", "")]
    public async Task Whoever_is_not_known_is_told_400(string user, string password)
    {
        using var http = new HttpClient { BaseAddress = fixture.Emulator.BaseAddress };

        using var response = await http.PostAsync("/api-token-auth/", Content("form", user, password), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
    }

    private static HttpContent Content(string form, string user, string password) => form switch
    {
        "form" => EmulatorClient.Fields(("username", user), ("password", password)),
        "multipart" => EmulatorClient.Form(null, "", ("username", user), ("password", password)),
        _ => EmulatorClient.Json(new JsonObject { ["username"] = user, ["password"] = password }.ToJsonString()),
    };
}
