using System.Text.Json;
using SpectraKit.Generator.Tests.Styles;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Parameters on the wire: every place and style that OpenAPI defines, for texts, lists and objects.</summary>
public sealed class ParameterTests
{
    private static readonly string[] _list = ["blue", "bl/ack", ""];
    private static readonly Color _color = new() { R = 100, G = true, Name = "a,b=c ü" };

    [Fact]
    public async Task Simple_in_a_path() => await Sends("/simple/false/a%2Fb/blue,bl%2Fack,/R,100,G,true,name,a%2Cb%3Dc%20%C3%BC", c => c.GetSimpleAsync("a/b", _list, _color));

    [Fact]
    public async Task Simple_in_a_path_exploded() => await Sends("/simple/true/a%2Fb/blue,bl%2Fack,/R=100,G=true,name=a%2Cb%3Dc%20%C3%BC", c => c.GetSimpleExplodedAsync("a/b", _list, _color));

    [Fact]
    public async Task Label_in_a_path() => await Sends("/label/false/.a%2Fb/.blue,bl%2Fack,/.R,100,G,true,name,a%2Cb%3Dc%20%C3%BC", c => c.GetLabelAsync("a/b", _list, _color));

    [Fact]
    public async Task Label_in_a_path_exploded() => await Sends("/label/true/.a%2Fb/.blue.bl%2Fack./.R=100.G=true.name=a%2Cb%3Dc%20%C3%BC", c => c.GetLabelExplodedAsync("a/b", _list, _color));

    [Fact]
    public async Task Matrix_in_a_path() => await Sends("/matrix/false/;text=a%2Fb/;list=blue,bl%2Fack,/;color=R,100,G,true,name,a%2Cb%3Dc%20%C3%BC", c => c.GetMatrixAsync("a/b", _list, _color));

    [Fact]
    public async Task Matrix_in_a_path_exploded() => await Sends("/matrix/true/;text/;list=blue;list=bl%2Fack;list/;R=100;G=true;name=a%2Cb%3Dc%20%C3%BC", c => c.GetMatrixExplodedAsync("", _list, _color));

    [Fact]
    public async Task Form_in_a_query() => await Sends("/query/form/false?text=a%2Fb&list=blue,bl%2Fack,&color=R,100,G,true,name,a%2Cb%3Dc%20%C3%BC", c => c.GetFormAsync("a/b", _list, _color));

    [Fact]
    public async Task Form_in_a_query_exploded() => await Sends("/query/form/true?text=&list=blue&list=bl%2Fack&list=&R=100&G=true&name=a%2Cb%3Dc%20%C3%BC", c => c.GetFormExplodedAsync("", _list, _color));

    [Fact]
    public async Task Space_between() => await Sends("/query/spaceDelimited/false?list=blue%20bl%2Fack%20&color=R%20100", c => c.GetSpaceDelimitedAsync(list: _list, color: new() { R = 100 }));

    [Fact]
    public async Task Space_between_exploded() => await Sends("/query/spaceDelimited/true?list=blue&list=bl%2Fack&list=&R=100", c => c.GetSpaceDelimitedExplodedAsync(list: _list, color: new() { R = 100 }));

    [Fact]
    public async Task Pipe_between() => await Sends("/query/pipeDelimited/false?list=blue%7Cbl%2Fack%7C&color=R%7C100", c => c.GetPipeDelimitedAsync(list: _list, color: new() { R = 100 }));

    [Fact]
    public async Task Pipe_between_exploded() => await Sends("/query/pipeDelimited/true?list=blue&list=bl%2Fack&list=&R=100", c => c.GetPipeDelimitedExplodedAsync(list: _list, color: new() { R = 100 }));

    [Fact]
    public async Task Brackets() => await Sends(
        "/query/deepObject/true?text=t&list%5B%5D=blue&list%5B%5D=bl%2Fack&list%5B%5D=&color%5BR%5D=100&color%5Bparts%5D%5B0%5D%5Bname%5D=p&color%5Bparts%5D%5B1%5D%5BR%5D=2&more%5Bx%5D%5B%5D=1&more%5Bx%5D%5B%5D=2",
        c => c.GetDeepObjectExplodedAsync("t", _list, new() { R = 100, Parts = [new() { Name = "p" }, new() { R = 2 }] }, new Dictionary<string, IReadOnlyList<long>> { ["x"] = [1, 2], ["y"] = [] }));

    [Fact]
    public async Task Nothing_is_sent_for_lists_and_objects_without_content()
    {
        await Sends("/query/form/false", c => c.GetFormAsync(list: [], color: new()));
        await Sends("/query/form/true", c => c.GetFormExplodedAsync(list: [], color: new()));
        await Sends("/query/deepObject/true", c => c.GetDeepObjectExplodedAsync(list: [], color: new()));
    }

    [Fact]
    public async Task A_header_is_not_escaped()
    {
        var plain = await Wire.SendAsync(t => new StylesClient(t), c => c.GetHeadersAsync("a/b", ["x", "y z"], new() { R = 1, Name = "n" }));
        var exploded = await Wire.SendAsync(t => new StylesClient(t), c => c.GetHeadersExplodedAsync("a/b", ["x", "y z"], new() { R = 1, Name = "n" }));

        Assert.Equal(("a/b", "x,y z", "R,1,name,n"), (plain["X-Text"], plain["X-List"], plain["X-Color"]));
        Assert.Equal(("a/b", "x,y z", "R=1,name=n"), (exploded["X-Text"], exploded["X-List"], exploded["X-Color"]));
    }

    [Fact]
    public async Task Cookies_are_one_header()
    {
        var plain = await Wire.SendAsync(t => new StylesClient(t), c => c.GetCookiesAsync("a;b", ["x", "y"], new() { R = 1, Name = "n" }));
        var exploded = await Wire.SendAsync(t => new StylesClient(t), c => c.GetCookiesExplodedAsync("a;b", ["x", "y"], new() { R = 1, Name = "n" }));

        Assert.Equal("text=a%3Bb; list=x,y; color=R,1,name,n", plain["Cookie"]);
        Assert.Equal("text=a%3Bb; list=x; list=y; R=1; name=n", exploded["Cookie"]);
    }

    [Fact]
    public async Task Reserved_characters_stay_where_they_may_and_a_value_never_becomes_another_parameter() =>
        await Sends("/reserved?text=/a:b?c=d%26e%23f%5Bg%5D%2B%2f%25%20&list=@,$", c => c.GetReservedAsync("/a:b?c=d&e#f[g]+%2f% ", ["@", "$"]));

    [Fact]
    public async Task Content_and_values_without_a_style_of_their_own() => await Sends(
        "/any?json=%7B%22R%22%3A1%7D&text=a%20b&any=1&any=x&flags=1&flags=0&flag&data=AQI%3D&deep=%5B%7B%22R%22%3A1%7D%5D&filter%5B0%5D%5BR%5D=1",
        c => c.GetAnyAsync(new() { R = 1 }, "a b", JsonSerializer.SerializeToElement(new object[] { 1, "x" }), [true, false], true, new byte[] { 1, 2 }, [new() { R = 1 }], [new() { R = 1 }]));

    [Fact]
    public async Task An_operation_replaces_its_paths_parameters_and_places_keep_names_apart()
    {
        var sent = await Wire.SendAsync(t => new StylesClient(t), c => c.GetSharedAsync(id: "x", @base: "b..", head: "h", xA: 7, page: 2, id2: "y"));

        Assert.Equal("/shared/x/b.....h?page=2&id=y", sent.Target);
        Assert.Equal("7", sent["X-A"]);
    }

    [Fact]
    public async Task A_fragment_is_not_sent_and_a_query_in_the_path_is_kept()
    {
        await Sends("/items/1?q=x", c => c.GetItemsIdHashOneAsync("1", "x"));
        await Sends("/items/1?q=x", c => c.GetItemsIdHashTwoAsync("1", "x"));
        await Sends("/items?beta=true&q=x", c => c.GetItemsBetaEqualTrueAsync("x"));
    }

    [Fact]
    public async Task Names_that_only_symbols_tell_apart() =>
        await Sends("/times?StartTime=1&StartTime%3C=2&StartTime%3E=3", c => c.GetTimesAsync(startTime: "1", startTimeLess: "2", startTimeGreater: "3"));

    [Fact]
    public async Task Operations_of_one_name_are_called_by_their_paths()
    {
        await Sends("/again", c => c.GetAgainAsync());
        await Sends("/twice", c => c.GetTwiceAsync());
    }

    [Fact]
    public async Task What_stands_beside_a_references_path_goes_before_what_it_refers_to()
    {
        var sent = await Wire.SendAsync(t => new StylesClient(t), c => c.GetItemAsync("b"));

        Assert.Equal(("/item", "b"), (sent.Target, sent["X-B"]));
        await Sends("/item", c => c.PutOwnAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_value_never_changes_the_path(string value) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Wire.SendAsync(t => new StylesClient(t), c => c.GetSimpleAsync("a", [value], new())));

    private static async Task Sends(string target, Func<StylesClient, Task> call) => Assert.Equal(target, (await Wire.SendAsync(t => new StylesClient(t), call)).Target);
}
