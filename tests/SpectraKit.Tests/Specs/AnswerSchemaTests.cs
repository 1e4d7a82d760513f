namespace SpectraKit.Tests.Specs;

/// <summary>The guard itself is guarded: each of these mistakes has to be seen.</summary>
public sealed class AnswerSchemaTests
{
    private const string Sha1 = "0a4d55a8d778e5022fab701977c5d840bbc486d0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("spectra-analyze", "getProcessingStatus", $$"""{"hash_type":"sha1","results":[{"hash_value":"{{Sha1}}","status":"processed"}]}""")]
    [InlineData("spectra-analyze", "getProcessingStatus", """{"results":[]}""")]
    [InlineData("spectra-analyze", "getClassification", """{"message":"Hash not found."}""")]
    [InlineData("spectra-analyze", "getClassification", """{"classification":"goodware","riskscore":null,"classification_origin":null,"first_seen":"2026-01-02T03:04:05Z"}""")]
    [InlineData("spectra-analyze", "getCloudReputation", """{"anything":[1,2]}""")]
    [InlineData("spectra-analyze", "getReportSummary", """{"count":1,"next":null,"previous":null,"results":[{"av_scanners":[],"ticore":null,"tags":{"ticore":[],"user":[]}}]}""")]
    [InlineData("spectra-intelligence", "getDownloadStatus", $$"""{"rl":{"entries":[{"sha1":"{{Sha1}}","size":"123"},{"sha1":"{{Sha1}}","size":-1} ]} }""")]
    public async Task What_the_spec_allows_passes(string document, string id, string body)
    {
        var schema = await AnswerSchema.OfAsync(EndpointDocument.Named(document).Operation(id), 200, Cancellation);

        Assert.Empty(schema!.Mistakes(body));
    }

    [Theory]
    [InlineData("spectra-analyze", "getProcessingStatus", """{"hash_type":"sha1"}""")]
    [InlineData("spectra-analyze", "getProcessingStatus", """{"hash_type":"sha1","results":{}}""")]
    [InlineData("spectra-analyze", "getProcessingStatus", """{"hash_type":"crc32","results":[]}""")]
    [InlineData("spectra-analyze", "getProcessingStatus", """{"results":[{"hash_value":"0a4d","status":"processed"}]}""")]
    [InlineData("spectra-analyze", "getProcessingStatus", """{"results":[],"result":1}""")]
    [InlineData("spectra-analyze", "getClassification", """{"classification":"evil"}""")]
    [InlineData("spectra-analyze", "getClassification", """{"riskscore":11}""")]
    [InlineData("spectra-analyze", "getClassification", """{"riskscore":"5"}""")]
    [InlineData("spectra-analyze", "getClassification", """{"first_seen":"yesterday"}""")]
    [InlineData("spectra-analyze", "getClassification", """{"classification_origin":{"sha2":"x"}}""")]
    [InlineData("spectra-analyze", "getCloudReputation", "[]")]
    [InlineData("spectra-intelligence", "getDownloadStatus", $$"""{"rl":{"entries":[{"sha1":"{{Sha1}}","size":null} ]} }""")]
    public async Task What_it_does_not_is_named(string document, string id, string body)
    {
        var schema = await AnswerSchema.OfAsync(EndpointDocument.Named(document).Operation(id), 200, Cancellation);

        Assert.NotEmpty(schema!.Mistakes(body));
    }

    [Fact]
    public async Task An_answer_without_JSON_has_no_schema()
    {
        Assert.Null(await AnswerSchema.OfAsync(EndpointDocument.Analyze.Operation("downloadSample"), 200, Cancellation));
        Assert.Null(await AnswerSchema.OfAsync(EndpointDocument.Analyze.Operation("getClassification"), 404, Cancellation));
    }
}
