namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>Documents beside each other: what they share is only the project.</summary>
public sealed class SeveralDocumentsTests
{
    private const string Document = """
        { "openapi": "3.1.0", "paths": { "/a": { "get": { "tags": ["a b"], "operationId": "readA", "x-kit-replaced-by": "nobody", "deprecated": true, "responses": { "204": { "description": "" } } } } } }
        """;

    [Fact]
    public void A_document_that_two_items_name_is_one_document()
    {
        var once = GeneratorRun.Of(new SpecFile("/specs/api.json", Document));

        var twice = GeneratorRun.Of(new SpecFile("/specs/api.json", Document), new SpecFile("/specs/api.json", Document)).ShouldCompile();

        Assert.Null(twice.Driver.GetRunResult().Results.Single().Exception);
        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(["SPK0102"], twice.Diagnostics.Select(complaint => complaint.Id));
    }

    [Fact]
    public void Documents_of_one_name_in_two_folders_are_two_documents()
    {
        var run = GeneratorRun.Of(
            new SpecFile("/one/api.json", Document, "One.Api", "ApiClient"),
            new SpecFile("/two/api.json", Document.Replace("readA", "readB", StringComparison.Ordinal), "Two.Api", "ApiClient")).ShouldCompile();

        Assert.Equal(["One.Api."], Of("ReadAAsync"));
        Assert.Equal(["Two.Api."], Of("ReadBAsync"));
        Assert.Equal(["/one/api.json", "/two/api.json"], run.Diagnostics.Select(complaint => complaint.Location.GetLineSpan().Path).Order(StringComparer.Ordinal));

        IEnumerable<string> Of(string method) => run.Files.Where(file => file.SourceText.ToString().Contains(method, StringComparison.Ordinal)).Select(file => file.HintName[..8]).Distinct();
    }

    [Fact]
    public void Documents_of_one_name_and_one_namespace_are_refused_by_their_paths()
    {
        var run = GeneratorRun.Of(new SpecFile("/two/api.json", Document), new SpecFile("/one/api.json", Document));

        var complaint = Assert.Single(run.Diagnostics, complaint => complaint.Id == "SPK0104");
        Assert.Equal("/two/api.json", complaint.Location.GetLineSpan().Path);
        Assert.Contains("'/one/api.json'", complaint.GetMessage(), StringComparison.Ordinal);
        Assert.NotEmpty(run.Files);
    }
}
