using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Tests.Running;

namespace SpectraKit.Generator.Tests;

/// <summary>Each complaint stands exactly where its reason stands. In these documents the reason is between « and ».</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { "SPK0001", """
            {
              "openapi": "3.1.0",
              "paths": {«,»}
            }
            """ },
        { "SPK0001", """
            {
              "openapi": true«1»
            }
            """ },
        { "SPK0002", """
              «[1, 2]»
            """ },
        { "SPK0002", """
            {
              «"swagger"»: "2.0"
            }
            """ },
        { "SPK0003", """
            {
              "openapi": «"4.0.0"»,
              "paths": {}
            }
            """ },
        { "SPK0004", """
            «{»
              "openapi": "3.1.0"
            }
            """ },
        { "SPK0005", """
            {
              "openapi": "3.1.0",
              "components": { "schemas": { "A": { "type": "object", "properties": { "a": «"text"» } } } }
            }
            """ },
        { "SPK0006", """
            {
              "openapi": "3.1.0",
              "components": { "schemas": {
                "A": { "type": "object", "properties": { "b": { "$ref": «"#/components/schemas/Nobody"» } } }
              } }
            }
            """ },
        { "SPK0007", """
            {
              "openapi": "3.1.0",
              "components": { "schemas": { "A": { "$ref": «"other.json#/A"» } } }
            }
            """ },
        { "SPK0009", """
            {
              "openapi": "3.1.0",
              "paths": {
                «"/a/{id}"»: { "get": { "responses": { "200": { "description": "x" } } } }
              }
            }
            """ },
        { "SPK0010", """
            {
              "openapi": "3.1.0",
              "paths": { "/a": { "get": {
                "x-kit-retry": «{ "statuses": ["often"] }»,
                "responses": { "200": { "description": "x" } } } } }
            }
            """ },
        { "SPK0101", """
            {
              "openapi": "3.1.0",
              "paths": {
                "/a": { "get": { "operationId": "same", "responses": { "200": { "description": "x" } } } },
                "/b": { "get": { "operationId": «"same"», "responses": { "200": { "description": "x" } } } }
              }
            }
            """ },
        { "SPK0102", """
            {
              "openapi": "3.1.0",
              "paths": { "/a": { "get": { "deprecated": true, "x-kit-replaced-by": «"nobody"», "responses": { "200": { "description": "x" } } } } }
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_complaint_stands_where_its_reason_stands(string id, string marked)
    {
        var start = marked.IndexOf('«');
        var spec = marked.Replace("«", "").Replace("»", "");
        var line = marked[..start].Count(c => c == '\n');
        var column = start - (marked.LastIndexOf('\n', start) + 1);

        var compiled = Compiled.Of(spec, "folder/Sample.json");

        var complaint = Assert.Single(compiled.Complaints);
        var position = complaint.Location.GetLineSpan();
        Assert.Equal(id, complaint.Id);
        Assert.Equal("folder/Sample.json", position.Path);
        Assert.Equal((line, column), (position.StartLinePosition.Line, position.StartLinePosition.Character));
        Assert.Equal(marked.IndexOf('»') - start - 1, complaint.Location.SourceSpan.Length);
        Assert.Equal(complaint.Severity == DiagnosticSeverity.Error, compiled.Files.Count == 0);
    }

    [Fact]
    public void A_broken_document_takes_nothing_from_the_one_beside_it()
    {
        var compiled = Compiled.Of([new SpecText("Broken.json", "{"), new SpecText("Petstore.json", Samples.Petstore)]);

        Assert.Equal("SPK0001", Assert.Single(compiled.Complaints).Id);
        Assert.Contains(compiled.Files, file => file.Key.StartsWith("Petstore.", StringComparison.Ordinal));
        Assert.Empty(compiled.Faults);
    }

    [Fact]
    public void Two_documents_that_make_one_client_are_told_so_and_the_first_is_compiled()
    {
        var compiled = Compiled.Of([new SpecText("a/Petstore.json", Samples.Petstore), new SpecText("b/Petstore.json", Samples.Petstore)]);

        var complaint = Assert.Single(compiled.Complaints);
        Assert.Equal("SPK0104", complaint.Id);
        Assert.Equal("b/Petstore.json", complaint.Location.GetLineSpan().Path);
        Assert.NotEmpty(compiled.Files);
        Assert.Empty(compiled.Faults);
    }
}
