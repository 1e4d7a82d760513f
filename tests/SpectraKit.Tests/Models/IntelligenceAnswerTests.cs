using System.Text.Json;
using SpectraKit.Intelligence;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>The cloud's answer to which samples can be downloaded.</summary>
public sealed class IntelligenceAnswerTests
{
    [Theory]
    [InlineData("48128", "-1")]
    [InlineData("\"48128\"", "\"-1\"")]
    public void Sizes_are_read_bare_and_in_quotes(string size, string none)
    {
        var answer = Json.Read<DownloadStatusAnswer>($$"""
            {"rl": {"entries": [{"sha1": "{{Sha1A}}", "size": {{size}} }, {"sha1": "{{Sha1B}}", "size": {{none}} }],
                    "unknown_hashes": ["{{Sha1C}}"], "invalid_hashes": ["zz"]} }
            """);

        Assert.Equal([(Hash(Sha1A), 48128L), (Hash(Sha1B), -1L)], answer.Rl.Entries!.Select(entry => (entry.Sha1, entry.Size)));
        Assert.Equal([Hash(Sha1C)], answer.Rl.UnknownHashes!);
        Assert.Equal(["zz"], answer.Rl.InvalidHashes!);
    }

    [Theory]
    [InlineData("""{"rl": {"entries": []}}""")]
    [InlineData("""{"rl": {"entries": [], "unknown_hashes": null, "invalid_hashes": null}}""")]
    [InlineData("""{"rl": {}}""")]
    public void Lists_that_are_not_there_are_none(string json)
    {
        var answer = Json.Read<DownloadStatusAnswer>(json);

        Assert.Empty(answer.Rl.Entries ?? []);
        Assert.Null(answer.Rl.UnknownHashes);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"many\"")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public void A_size_that_is_no_number_is_refused(string size) =>
        Assert.Throws<JsonException>(() => Json.Read<DownloadStatusEntry>($$"""{"sha1": "{{Sha1A}}", "size": {{size}} }"""));
}
