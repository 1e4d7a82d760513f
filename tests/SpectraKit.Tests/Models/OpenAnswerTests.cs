using System.Text;
using System.Text.Json;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Tests.Wire;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>What no source describes is open: it is kept as it comes, or not looked at.</summary>
public sealed class OpenAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the services say to tags, verdicts, uploads and deletions is described nowhere: any body will do, or none.</summary>
    [Theory]
    [InlineData("text/plain", "Thank you.")]
    [InlineData("application/xml", "<rl/>")]
    [InlineData("application/json", "[1]")]
    [InlineData(null, "")]
    public async Task Answers_that_nobody_describes_are_not_read(string? type, string body)
    {
        await using var server = await RecordingServer.AnsweringAsync(new RecordedAnswer(200, type, Encoding.UTF8.GetBytes(body)), Cancellation);
        using var appliance = Clients.Analyze(server.BaseAddress);
        using var cloud = Clients.Intelligence(server.BaseAddress);

        await appliance.Tags.AddUserTagsAsync(Hash(Sha1A), ["a"], Cancellation);
        await appliance.Classification.RemoveClassificationAsync(Hash(Sha1A), "local", Cancellation);
        await cloud.Uploads.UploadSampleAsync(ApiFile.FromBytes("content"u8.ToArray(), "a.bin"), cancellationToken: Cancellation);
        await cloud.Deletion.DeleteSampleAsync(Hash(Sha1A), cancellationToken: Cancellation);
        await cloud.Overrides.RemoveOverridesAsync([new() { Sha1 = Hash(Sha1A), Sha256 = Hash(Sha256A), Md5 = Hash(Md5A) }], Cancellation);

        Assert.Equal(6, server.Exchanges.Count);
    }

    /// <summary>What nobody has verified comes as it comes.</summary>
    [Fact]
    public void What_no_source_settles_is_kept_as_open_data()
    {
        Assert.Equal("paused", Json.Read<ProcessingStatusEntry>($$"""{"hash_value":"{{Sha1A}}","status":"paused"}""").Status.Value);
        Assert.Equal("CLOUD", Json.Read<SampleClassification>("""{"data_source":"CLOUD"}""").DataSource);
        Assert.Equal(7, Json.Read<PdfReportStatus>("""{"status":7}""").Status);
        Assert.Equal("flat", Json.Read<ScanHistoryEntry>("""{"sha1":"flat"}""").AdditionalProperties!["sha1"].GetString());
        Assert.Equal(1, Json.Read<AnalysedSample>("""{"new_member":1}""").AdditionalProperties!["new_member"].GetInt32());
        Assert.Equal("TERM", Json.Read<ProductUsage>("""{"product":"x","kind":"TERM","allocation":[1]}""").AdditionalProperties!["kind"].GetString());
        Assert.Equal("x", Json.Read<DeletionTask>("""{"id":1,"url":"x"}""").AdditionalProperties!["url"].GetString());
        Assert.Equal(5, Json.Read<SearchEntry>("""{"threat_family":"Example","novelty":5}""").AdditionalProperties!["novelty"].GetInt32());
        Assert.Equal(JsonValueKind.Array, Json.Read<ReportSummary>("""{"networkthreatintelligence":[1],"domainthreatintelligence":"x","discussion":["y",{"z":1}]}""").Networkthreatintelligence!.Value.ValueKind);
        Assert.Equal("PROBABLY", Json.Read<FileReputation>("""{"status":"PROBABLY"}""").Status.Value);
        Assert.Equal(2, Json.Read<DetailedReport>("""{"discussion":[{"x":1},"y"]}""").Discussion!.Value.GetArrayLength());
    }
}
