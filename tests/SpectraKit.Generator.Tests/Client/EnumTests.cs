using System.Text.Json;
using SpectraKit.Generator.Tests.Enums;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Enumerations of every kind: what is sent is what the document says, and what nobody knows is kept.</summary>
public sealed class EnumTests
{
    [Theory]
    [InlineData("""{"mixed":"auto","answer":"yes"}""")]
    [InlineData("""{"mixed":1,"answer":"true"}""")]
    [InlineData("""{"mixed":"1","answer":"1"}""")]
    [InlineData("""{"mixed":true,"answer":""}""")]
    [InlineData("""{"mixed":null,"answer":"unheard of"}""")]
    [InlineData("""{"mixed":2.50,"several":3,"answer":"yes","digits":7,"ratio":0.75,"amount":1.50,"huge":99999999999999999999,"odd":5}""")]
    [InlineData("""{"mixed":"2.5","several":"newest","answer":"yes","odd":"asc","nothing":null,"text":"t","flag":false,"either":true}""")]
    public void Any_value_is_written_as_it_was_read(string json) => Assert.Equal(json.Replace("\"nothing\":null,", "", StringComparison.Ordinal), Json.Again<Switches>(json));

    [Fact]
    public void Values_are_told_apart_by_kind_and_text()
    {
        Assert.Equal([Mixed._1, Mixed._1Text, Mixed.True, Mixed.Auto], new[] { "1", "\"1\"", "true", "\"auto\"" }.Select(Json.Read<Mixed>));
        Assert.Equal([Digits.Low, Digits.High], new[] { "1", "2" }.Select(Json.Read<Digits>));
        Assert.Equal([Kind.Big, Kind.BIG, Kind.Empty, Kind.U1F44D], new[] { "\"big\"", "\"BIG\"", "\"\"", "\"\\ud83d\\udc4d\"" }.Select(Json.Read<Kind>));
        Assert.NotEqual(Mixed._1, Mixed._1Text);
    }

    [Fact]
    public void A_known_value_costs_no_memory()
    {
        var text = Kind.VeryBig.Value;

        Assert.Same(text, Json.Read<Kind>("\"very-big\"").Value);
        Assert.NotSame(text, Json.Read<Kind>("\"very-bad\"").Value);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_no_value_can_be_is_refused(string json) => Assert.Throws<JsonException>(() => Json.Read<Mixed>(json));

    [Fact]
    public async Task In_a_query_a_value_is_its_text()
    {
        await using var server = OneRequestServer.Answering("""{"mixed":null,"answer":"yes"}""");
        using var client = new EnumsClient(new ApiClientOptions { BaseAddress = server.Address });

        await client.SetSwitchesAsync(new Switches { Mixed = Mixed._2_5, Answer = Answer._1 }, mixed: Mixed.True, ratio: Ratio._0_5, cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith("POST /switches?mixed=true&ratio=0.5 HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("""{"mixed":2.5,"answer":"1"}""", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_would_be_called_alike_have_names_of_their_own() => GeneratorRun.Of("""
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {},
         "components": {"schemas": {"Mixed": {"type": ["string", "integer"], "enum": [1, "1", "1 text", "1_text", 1]}}}}
        """).ShouldCompile();

    [Theory]
    [InlineData("1", true)]
    [InlineData("-0.50e+10", true)]
    [InlineData("1E9", true)]
    [InlineData("", false)]
    [InlineData("-", false)]
    [InlineData("01", false)]
    [InlineData("1.", false)]
    [InlineData(".5", false)]
    [InlineData("1e", false)]
    [InlineData("1e+", false)]
    [InlineData("1 ", false)]
    [InlineData("1\n", false)]
    [InlineData("\u0661", false)]
    public void A_text_is_a_number_when_JSON_has_it(string text, bool isNumber) => Assert.Equal(isNumber, Generator.Client.SimpleTypes.IsNumber(text));
}
