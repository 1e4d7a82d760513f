using System.Text.Json;
using SpectraKit.Generator.Tests.Members;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Members that only one side sends, that have one value, or that nobody may read: on the wire.</summary>
public sealed class MemberTests
{
    private const string Answer = """{"id":"a1","kind":"account","version":2,"ratio":0.5,"isAccount":true,"nothing":{"a":[1]},"name":"n","seen":null}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_only_answers_have_is_read_and_never_sent_and_what_only_requests_have_is_sent_and_never_missed()
    {
        await using var server = OneRequestServer.Answering(Answer);
        using var client = new MembersClient(new ApiClientOptions { BaseAddress = server.Address });

        var saved = await client.SaveAccountAsync(new Account { Name = "n", Password = "p", Nothing = JsonElement.Parse("""{"a":[1]}""") }, Cancellation);
        await client.SaveAccountAsync(saved with { Level = 4 }, Cancellation);

        Assert.Equal(("a1", null), (saved.Id, saved.Password));
        Assert.Equal("""{"password":"p","kind":"account","version":2,"ratio":0.5,"isAccount":true,"nothing":{"a":[1]},"name":"n"}""", Body(server, 0));
        Assert.Equal("""{"kind":"account","version":2,"ratio":0.5,"isAccount":true,"nothing":{"a":[1]},"name":"n","level":4}""", Body(server, 1));
    }

    [Fact]
    public async Task What_is_only_sent_does_not_have_what_only_answers_have()
    {
        await using var server = OneRequestServer.Answering("""{"id":1,"number":"0f8fad5b-d9cb-469f-a165-70867728950e"}""");
        using var client = new MembersClient(new ApiClientOptions { BaseAddress = server.Address });

        var receipt = await client.SendDraftAsync(new Draft { Text = "t", Secret = "s" }, Cancellation);

        Assert.Equal("""{"text":"t","secret":"s"}""", Body(server, 0));
        Assert.Equal((1L, null), (receipt.Id, receipt.Secret));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("kind")]
    [InlineData("name")]
    public void A_required_member_is_missed_in_an_answer_though_nobody_has_to_set_it(string member)
    {
        var e = Assert.Throws<JsonException>(() => Json.Read<Account>(Answer.Replace($"\"{member}\":", "\"other\":", StringComparison.Ordinal)));

        Assert.Equal("$." + member, e.Path);
    }

    [Fact]
    public void A_constant_that_has_changed_is_kept_as_it_came() =>
        Assert.Contains("\"kind\":\"user\",\"version\":3", Json.Again<Account>(Answer.Replace("\"account\",\"version\":2", "\"user\",\"version\":3", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_password_is_not_printed_wherever_its_format_is_said() =>
        Assert.DoesNotContain("p4ss", new Account { Name = "n", Password = "p4ss", Nothing = default }.ToString(), StringComparison.Ordinal);

    private static string Body(OneRequestServer server, int request) => server.Requests[request].Split("\r\n\r\n", 2)[1];
}
