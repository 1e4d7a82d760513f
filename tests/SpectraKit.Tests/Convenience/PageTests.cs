using SpectraKit.Analyze;
using SpectraKit.Tests.Wire;
using static SpectraKit.Tests.Models.Digests;

#pragma warning disable SPK0190 // The deprecated search is called on purpose: it is part of the specs.

namespace SpectraKit.Tests.Convenience;

/// <summary>Answers that come in pages are walked by number, whatever address a page names.</summary>
public sealed class PageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_address_of_the_next_page_is_never_fetched()
    {
        // Nothing listens at the address that the first two pages name: the appliance knows itself by another name.
        await using var server = await RecordingServer.StartAsync(
            (request, _) => Task.FromResult(Page(request.Target.Contains("page=3", StringComparison.Ordinal) ? "null" : "\"http://127.0.0.1:1/next/\"")), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var files = await CollectAsync(client.ExtractedFiles.EnumerateExtractedFilesAsync(Hash(Sha1A), pageSize: 2, Cancellation));

        Assert.Equal(6, files.Count);
        Assert.Equal(
            ["?page=1&page_size=2", "?page=2&page_size=2", "?page=3&page_size=2"],
            server.Exchanges.Select(exchange => exchange.Request.Target[exchange.Request.Target.IndexOf('?', StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Nothing_extracted_is_no_file_and_no_error()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Empty(), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        Assert.Empty(await CollectAsync(client.ExtractedFiles.EnumerateExtractedFilesAsync(Hash(Sha1A), cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Whoever_stops_listening_stops_the_asking()
    {
        await using var server = await RecordingServer.AnsweringAsync(Page("\"http://127.0.0.1:1/next/\""), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var first = await client.ExtractedFiles.EnumerateExtractedFilesAsync(Hash(Sha1A), pageSize: 2, Cancellation).FirstAsync(Cancellation);

        Assert.Equal("a.txt", first.Path);
        Assert.Single(server.Exchanges);
    }

    [Fact]
    public async Task A_search_goes_on_while_there_are_more_pages()
    {
        await using var server = await RecordingServer.StartAsync(
            (request, _) => Task.FromResult(RecordedAnswer.Json(
                $$"""{"rl":{"web_search_api":{"entries":[{"sha1":"{{Sha1A}}"}],"next_page":99,"more_pages":{{(request.Text.Contains("\"page\":1,", StringComparison.Ordinal) ? "true" : "false")}} } } }""")),
            Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var matches = await CollectAsync(client.Samples.EnumerateSamplesAsync(new SearchRequest { Query = "type:pe", RecordsPerPage = 1 }, Cancellation));

        Assert.Equal(2, matches.Count);
        Assert.Contains("\"page\":2,\"records_per_page\":1", server.Exchanges[1].Request.Text, StringComparison.Ordinal);
    }

    private static RecordedAnswer Page(string next) => RecordedAnswer.Json(
        $$"""{"count":6,"next":{{next}},"previous":null,"results":[{"sample":{},"path":"a.txt"},{"sample":{},"path":"b.txt"}]}""");

    private static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
