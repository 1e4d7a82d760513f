using System.Net;

namespace SpectraKit.Emulator.Tests;

public sealed class ExtractedFileTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";
    private static readonly byte[] Five = Archives.Zip([.. Enumerable.Range(1, 5).Select(i => ($"folder/{i}.txt", Archives.Text($"file {i}")))]);

    [Fact]
    public async Task Without_page_size_all_files_come_at_once()
    {
        var sha1 = await fixture.Client.SubmitAsync(Five);

        var list = await fixture.Client.GetJsonAsync(Path(sha1));

        Assert.Equal(5, (int)list["count"]!);
        Assert.True(list.ContainsKey("next") && list["next"] is null && list.ContainsKey("previous") && list["previous"] is null);
        var first = list["results"]![0]!.AsObject();
        Assert.Equal(("1.txt", "folder/1.txt"), ((string)first["filename"]!, (string)first["path"]!));
        Assert.True(first.ContainsKey("parent_relationship") && first["parent_relationship"] is null);
        var sample = first["sample"]!.AsObject();
        Assert.Equal(Hashes.Sha256(Archives.Text("file 1")), (string)sample["sha256"]!);
        Assert.Equal(("Text", 6L, "unknown"), ((string)sample["type_display"]!, (long)sample["file_size"]!, (string)sample["classification"]!));
        Assert.False(sample.ContainsKey("sha512"));
        Assert.NotEqual((long)first["id"]!, (long)sample["id"]!);
    }

    [Fact]
    public async Task Pages_are_walked_by_absolute_links_and_the_last_one_may_be_short()
    {
        var sha1 = await fixture.Client.SubmitAsync(Five);
        var names = new List<string>();
        var next = Path(sha1) + "?page_size=2";
        for (var page = 1; next is not null; page++)
        {
            var list = await fixture.Client.GetJsonAsync(next);
            Assert.Equal(5, (int)list["count"]!);
            Assert.Equal(page > 1, list["previous"] is not null);
            names.AddRange(list["results"]!.AsArray().Select(result => (string)result!["filename"]!));
            next = (string?)list["next"];
            if (next is not null) Assert.StartsWith(fixture.Emulator.BaseAddress + "api/samples/v2/", next, StringComparison.Ordinal);
        }

        Assert.Equal(["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"], names);
    }

    [Theory]
    [InlineData("?page=1", HttpStatusCode.BadRequest)]
    [InlineData("?page=0&page_size=2", HttpStatusCode.BadRequest)]
    [InlineData("?page=1&page_size=none", HttpStatusCode.BadRequest)]
    [InlineData("?page=-1&page_size=2", HttpStatusCode.BadRequest)]
    [InlineData("?page=1&page_size=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("?page=3&page_size=2", HttpStatusCode.OK)]
    [InlineData("?page=4&page_size=2", HttpStatusCode.NotFound)]
    [InlineData("?page=2147483647&page_size=2147483647", HttpStatusCode.NotFound)]
    public async Task Pages_that_cannot_be_are_refused(string query, HttpStatusCode status)
    {
        var sha1 = await fixture.Client.SubmitAsync(Five);

        using var response = await fixture.Client.GetAsync(Path(sha1) + query);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_extracted_is_an_empty_200_in_the_list_and_a_404_as_an_archive()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("no archive"));

        using var list = await fixture.Client.GetAsync(Path(sha1));
        using var archive = await fixture.Client.GetAsync($"/api/samples/{sha1}/unpacked/");

        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.Empty(await list.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, archive.StatusCode);
    }

    [Fact]
    public async Task A_malformed_hash_is_400_in_the_list_and_an_unknown_one_404_everywhere()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Path("zz")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Path(Missing)));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/api/samples/zz/unpacked/"));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/api/samples/{Missing}/unpacked/"));
    }

    [Fact]
    public async Task The_archive_holds_every_extracted_file_under_its_path_with_its_length_known()
    {
        var sha1 = await fixture.Client.SubmitAsync(Five);

        using var response = await fixture.Client.GetAsync($"/api/samples/{sha1}/unpacked/");

        Assert.Equal("application/zip", response.Content.Headers.ContentType?.ToString());
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        var files = Archives.Read(bytes);
        Assert.Equal(["folder/1.txt", "folder/2.txt", "folder/3.txt", "folder/4.txt", "folder/5.txt"], files.Keys);
        Assert.Equal(Archives.Text("file 3"), files["folder/3.txt"]);
    }

    private static string Path(string hash) => $"/api/samples/v2/{hash}/extracted-files/";

    private async Task<HttpStatusCode> Status(string path)
    {
        using var response = await fixture.Client.GetAsync(path);
        return response.StatusCode;
    }
}
