using SpectraKit.Generator.Tests.PlainCompositions;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Compositions of what is no object: the type that all parts are.</summary>
public sealed class PlainCompositionTests
{
    [Fact]
    public void A_composition_of_strings_numbers_and_lists_is_one()
    {
        const string json = """{"code":"ab","shortCode":"abc","state":"odd","narrow":"off","when":"2026-01-02T03:04:05+00:00","count":3,"page":[1,2],"choice":"x","neither":[true],"maybe":"y","bare":"value"}""";

        var values = Json.Read<Values>(json);

        (string?, string?, State?, DateTimeOffset?, long?) plain = (values.Code, values.ShortCode, values.State, values.When, values.Count);
        Assert.Equal(("ab", "abc", State.Odd, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), 3), plain);
        Assert.Equal(ValuesNarrow.Off, values.Narrow);
        Assert.Equal(new ValuesBare("value"), values.Bare);
        Assert.Equal([1L, 2L], values.Page);
        Assert.Equal("x", values.Choice!.String);
        Assert.Equal(json, Json.Write(values));
    }
}
