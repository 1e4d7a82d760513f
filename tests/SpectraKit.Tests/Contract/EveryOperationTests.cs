using System.Net;
using SpectraKit.Analyze;
using SpectraKit.Runtime;
using SpectraKit.Tests.Specs;
using SpectraKit.Tests.Wire;

namespace SpectraKit.Tests.Contract;

/// <summary>Spec, generated client and emulator say the same: every operation is called over HTTP, and every answer held against its schema.</summary>
public sealed class EveryOperationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Operations => new(
        from document in EndpointDocument.All
        from operation in document.Operations
        select (document.Name, operation.Id));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_works_and_answers_what_its_spec_says(string document, string id)
    {
        Assert.True(Calls.Of.TryGetValue((document, id), out var call), $"{id} of {document} is called by no test: add it to {nameof(Calls)}.");

        await using var laboratory = await Laboratory.OpenAsync(Cancellation);
        await call(laboratory, Cancellation);

        Assert.Contains(laboratory.Recorder.Exchanges, exchange =>
            ContractCheck.OperationOf(exchange.Request) is var called && called.Document.Name == document && called.Id == id && exchange.Answer.Status < 300);
        foreach (var exchange in laboratory.Recorder.Exchanges)
            Assert.Empty(await ContractCheck.MistakesAsync(exchange, Cancellation));
    }

    [Fact]
    public void Every_call_is_of_an_operation_that_is_described() =>
        Assert.Equal(
            EndpointDocument.All.SelectMany(document => document.Operations).Select(operation => (operation.Document.Name, operation.Id)).Order(),
            Calls.Of.Keys.Order());

    public static TheoryData<string, string> GuardedOperations => new(
        from document in EndpointDocument.All
        from operation in document.Operations
        where operation.NeedsCredential
        select (document.Name, operation.Id));

    [Theory]
    [MemberData(nameof(GuardedOperations))]
    public async Task Every_operation_refuses_a_caller_without_credential_and_says_so_as_its_spec_does(string document, string id)
    {
        var operation = EndpointDocument.Named(document).Operation(id);
        await using var laboratory = await Laboratory.OpenAsync(Cancellation);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(laboratory.Recorder.BaseAddress, Filled(operation.Path)));
        if (operation.Body is { } body)
            request.Content = new StringContent("{}", null, body.ContentType == "application/json" ? "application/json" : "application/x-www-form-urlencoded");

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(document == "spectra-analyze" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await ContractCheck.MistakesAsync(Assert.Single(laboratory.Recorder.Exchanges), Cancellation));
    }

    [Fact]
    public async Task An_error_speaks_the_words_of_the_spec()
    {
        await using var laboratory = await Laboratory.OpenAsync(Cancellation);
        var unknown = SampleHash.Parse(new string('0', 40));

        var error = await Assert.ThrowsAsync<ApiException>(() => laboratory.Analyze.Samples.DownloadSampleAsync(unknown, cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Equal(EndpointDocument.Analyze.Operation("downloadSample").Responses["404"]!["description"]!.GetValue<string>(), error.Meaning);
        Assert.Equal("downloadSample", error.OperationId);
        Assert.Contains("The appliance does not have this sample.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_a_refusal_with_its_meaning_and_without_the_token()
    {
        await using var laboratory = await Laboratory.OpenAsync(Cancellation);
        using var client = new SpectraAnalyzeClient(new ApiClientOptions
        {
            BaseAddress = laboratory.Recorder.BaseAddress,
            Credential = ApiCredential.Token("not-the-emulators-own"),
        });

        var error = await Assert.ThrowsAsync<ApiException>(() => client.ExtractedFiles.ListExtractedFilesAsync(SampleHash.Parse(new string('0', 40)), cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Equal("The token is missing, invalid, or lacks the right to do this.", error.Meaning);
        Assert.DoesNotContain("not-the-emulators-own", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_that_is_being_analysed_is_in_a_state_that_nobody_takes_for_done()
    {
        await using var laboratory = await Laboratory.OpenAsync(Cancellation, analysisDelay: TimeSpan.FromHours(1));
        var hash = await laboratory.SubmitAsync(Laboratory.Text("in a queue"), "queued.txt", Cancellation);

        var list = await laboratory.Analyze.Samples.GetProcessingStatusAsync(new ProcessingStatusRequest { HashValues = [hash] }, cancellationToken: Cancellation);

        var entry = Assert.Single(list.Results);
        Assert.Equal(hash, entry.HashValue);
        Assert.NotEqual(ProcessingState.Processed, entry.Status);
        Assert.NotEqual(ProcessingState.NotFound, entry.Status);
    }

    private static string Filled(string path) => path
        .Replace("{hash_value}", new string('0', 40), StringComparison.Ordinal)
        .Replace("{id}", "1", StringComparison.Ordinal)
        .Replace("{sha1}", new string('0', 40), StringComparison.Ordinal)
        .Replace("{system}", "local", StringComparison.Ordinal)
        .Replace("{hash_type}", "sha1", StringComparison.Ordinal)
        .Replace("{post_format}", "json", StringComparison.Ordinal);
}
