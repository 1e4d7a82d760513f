using System.Text;
using System.Text.Json;
using SpectraKit.Generator.Tests.Unions;
using SpectraKit.Runtime;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Choices over the wire: which case a value is, and that none is lost.</summary>
public sealed class UnionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_union_is_sent_and_received_as_the_case_that_it_is()
    {
        await using var server = OneRequestServer.Answering("""{"iban":"x","object":"bank"}""");
        using var client = new UnionsClient(new ApiClientOptions { BaseAddress = server.Address });

        var answer = await client.AddSourceAsync(new Card { Object = CardObject.Card, Number = "4" }, expand: AddSourceExpand.FromStringList(["a", "b c"]), limit: 7, cancellationToken: Cancellation);
        await client.AddSourceAsync("token", expand: "a&b", limit: AddSourceLimitText.All, cancellationToken: Cancellation);

        Assert.Equal("x", answer.Bank?.Iban);
        Assert.Null(answer.Card);
        Assert.StartsWith("POST /sources?expand=a&expand=b%20c&limit=7 HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("""{"object":"card","number":"4"}""", server.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("POST /sources?expand=a%26b&limit=all HTTP/1.1\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n\"token\"", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_fits_no_case_is_kept_and_sent_back_as_it_was()
    {
        const string stranger = """{ "object" : "crypto", "coins":[1.50] }""";
        await using var server = OneRequestServer.Answering(stranger);
        using var client = new UnionsClient(new ApiClientOptions { BaseAddress = server.Address });

        var answer = await client.AddSourceAsync("token", cancellationToken: Cancellation);
        await client.AddSourceAsync(answer, cancellationToken: Cancellation);

        Assert.True(answer.IsUnknown);
        Assert.Null(answer.Value);
        Assert.EndsWith("\r\n\r\n" + stranger, server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_union_is_text_in_a_form_and_an_object_is_json()
    {
        await using var server = OneRequestServer.Answering("");
        using var client = new UnionsClient(new ApiClientOptions { BaseAddress = server.Address });

        await client.SetFieldsAsync(new() { Metadata = SetFieldsRequestMetadata.FromStringMap(new Dictionary<string, string> { ["a"] = "b" }) }, Cancellation);
        await client.SetFieldsAsync(new() { Metadata = new SetFieldsRequestMetadataText("") }, Cancellation);
        await client.SendPartsAsync(new() { Image = [ApiFile.FromBytes("1"u8.ToArray(), "a"), ApiFile.FromBytes("2"u8.ToArray(), "b")], Size = 5 }, Cancellation);

        Assert.EndsWith("\r\n\r\nmetadata=%7B%22a%22%3A%22b%22%7D", server.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nmetadata=", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("name=\"image\"; filename=\"b\"\r\n\r\n2\r\n", server.Requests[2], StringComparison.Ordinal);
        Assert.Contains("name=\"size\"\r\n\r\n5\r\n", server.Requests[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"figure":{"name":"n","side":2}}""", "Square")]
    [InlineData("""{"figure":{"radius":1.5}}""", "Round")]
    [InlineData("""{"figure":{"name":"of neither"}}""", null)]
    [InlineData("""{"figure":{"radius":"wide"}}""", null)]
    [InlineData("""{"pet":{"bark":true,"kind":"hound"}}""", "Dog")]
    [InlineData("""{"pet":{"kind":"\u0043at"}}""", "Cat")]
    [InlineData("""{"pet":{"kind":"Dog"}}""", null)]
    [InlineData("""{"traits":{"wings":2}}""", "TraitsWings")]
    [InlineData("""{"traits":{"wings":2,"fur":"red"}}""", "TraitsCoat")]
    [InlineData("""{"tree":[1,"a",true,{"b":[]},1.5]}""", "Tree[]")]
    [InlineData("""{"tree":{"a":{"b":{"c":[[[]]]}}}}""", "Dictionary`2")]
    [InlineData("""{"tree":12345678901234567890}""", "Double")]
    [InlineData("""{"input":"a"}""", "String")]
    [InlineData("""{"input":["a"]}""", "String[]")]
    [InlineData("""{"input":[1,2]}""", "Int64[]")]
    [InlineData("""{"input":[[1],[2]]}""", "IReadOnlyList`1[]")]
    [InlineData("""{"input":[1,"a"]}""", null)]
    [InlineData("""{"input":{}}""", null)]
    [InlineData("""{"input":true}""", null)]
    [InlineData("""{"nested":5}""", "Int64")]
    [InlineData("""{"nested":5.5}""", null)]
    [InlineData("""{"nested":{"object":"card","number":"1"}}""", "Card")]
    [InlineData("""{"nested":{"side":1}}""", "Square")]
    [InlineData("""{"byType":["a"]}""", "String[]")]
    [InlineData("""{"byType":{"tags":["a"]}}""", "ByTypeObject")]
    [InlineData("""{"inline":{"a":"b"}}""", "AllInlineObject")]
    public void A_value_is_of_the_case_that_it_fits_and_is_written_as_it_came(string json, string? type)
    {
        var all = Read(json);
        IUnion?[] unions = [all.Figure, all.Pet, all.Traits, all.Tree, all.Input, all.Nested, all.ByType, all.Inline];

        var union = Assert.Single(unions, one => one is not null)!;

        Assert.Equal(type, union.Value?.GetType().Name);
        Assert.Equal(type is null, union.IsUnknown);
        using var before = JsonDocument.Parse(json);
        using var after = JsonDocument.Parse(Write(all));
        Assert.True(JsonElement.DeepEquals(before.RootElement, after.RootElement) || json.Contains("890", StringComparison.Ordinal), Write(all));
    }

    [Theory]
    [InlineData("""{"model":"unheard of","either":"d","when":"2026-11-21","amount":1.5,"same":["a"],"maybe":null,"anything":[1],"plain":1,"quoted":"12"}""")]
    [InlineData("""{"model":"small","either":"z","when":"later","amount":1,"same":[],"maybe":{"object":"card","number":"1"},"anything":"a","plain":"1","quoted":12}""")]
    public void Choices_that_come_to_one_type_are_that_type(string json)
    {
        var all = Read(json);

        Assert.Contains(all.Model, new Unions.Model?[] { Unions.Model.Small, "unheard of" });
        Assert.Contains(all.Either, new Either?[] { Either.D, "z" });
        Assert.Equal(12, all.Quoted);
        Assert.Equal(json.Replace("\"12\"", "12", StringComparison.Ordinal).Replace("\"maybe\":null,", "", StringComparison.Ordinal), Write(all));
    }

    [Fact]
    public void Members_that_only_another_case_knows_are_not_lost()
    {
        var traits = Read("""{"traits":{"fur":"red","wings":2}}""").Traits!;

        Assert.Equal("red", traits.Coat?.Fur);
        Assert.Equal(2, traits.Json?.GetProperty("wings").GetInt32());
        Assert.Equal("""{"fur":"red","wings":2}""", traits.ToString());
    }

    [Fact]
    public void Unions_are_equal_when_case_and_value_are()
    {
        Source one = "token";

        Assert.Equal(one, "token");
        Assert.True(one == (Source)"token");
        Assert.NotEqual(one, new Bank { Object = "bank" });
        Assert.Equal(Source.FromJson(JsonElement.Parse("""{"object":"bank"}""")), new Bank { Object = "bank" });
        Assert.NotEqual(Source.FromJson(JsonElement.Parse("[1]")), Source.FromJson(JsonElement.Parse("[2]")));
    }

    private static All Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return All.Read(ref reader);
    }

    private static string Write(All all)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            All.Write(writer, all);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
