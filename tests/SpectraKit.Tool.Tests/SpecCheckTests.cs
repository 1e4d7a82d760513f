using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit spec check</c>, as somebody sees it who corrects a document.</summary>
public sealed class SpecCheckTests : IDisposable
{
    private const string Document = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Pets", "version": "1" },
          "paths": {
            "/pets/{id}": {
              "get": {
                "operationId": "getPet",
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } }
              }
            }
          },
          "components": {
            "schemas": { "Pet": { "type": "object", "properties": { "name": { "type": "string", "nullable": true } } } },
            "securitySchemes": { "key": { "type": "apiKey", "name": "X", "in": "header" } }
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spectrakit-spec-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("3.0.3")]
    [InlineData("3.1.0")]
    public async Task A_document_without_a_mistake_exits_with_0(string version)
    {
        var run = await CheckAsync("3.0.3", version);

        run.ShouldExitWith(0).ShouldSay("1 document: 0 errors, 0 warnings.\n");
        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("\"version\": \"1\"", "\"title\": \"Pets\"", "(3,3)", "'version' is missing. [#/info]")]
    [InlineData("\"title\": \"Pets\"", "\"title\": 4", "(3,13)", "A string is expected here, and this is 4. [#/info/title]")]
    [InlineData("\"operationId\"", "\"operationID\"", "(7,9)", "is 'operationId' meant? [#/paths/~1pets~1{id}/get/operationID]")]
    [InlineData("\"/pets/{id}\"", "\"pets/{id}\"", "(5,5)", "a path begins with '/'")]
    [InlineData("\"200\"", "\"20\"", "(9,24)", "answers are named by a status")]
    [InlineData("\"in\": \"path\"", "\"in\": \"body\"", "(8,40)", "\"body\" is not one of path, query, header, cookie. [#/paths/~1pets~1{id}/get/parameters/0/in]")]
    [InlineData("\"required\": true, ", "", "(8,24)", "it has to say \"required\": true. [#/paths/~1pets~1{id}/get/parameters/0]")]
    [InlineData("\"schema\": { \"type\": \"string\" }", "\"x-none\": 1", "(8,24)", "A parameter has either 'schema' or 'content', and one of them.")]
    [InlineData("\"required\": true, ", "\"required\": true, \"style\": \"form\", ", "(8,24)", "This style is none for where the parameter is")]
    [InlineData("{ \"description\": \"\", ", "{ ", "(9,24)", "'description' is missing. [#/paths/~1pets~1{id}/get/responses/200]")]
    [InlineData("\"nullable\": true", "\"nullable\": \"yes\"", "(14,89)", "true or false is expected here, and this is \"yes\".")]
    [InlineData("\"type\": \"object\"", "\"type\": \"hash\"", "(14,27)", "\"hash\" is not one of array, boolean")]
    [InlineData("\"type\": \"object\"", "\"const\": 1", "(14,27)", "'const' is not known here")]
    [InlineData("\"in\": \"header\"", "\"in\": \"path\"", "(15,66)", "\"path\" is not one of query, header, cookie. [#/components/securitySchemes/key/in]")]
    [InlineData("\"name\": \"X\", ", "", "(15,26)", "'name' is missing. [#/components/securitySchemes/key]")]
    [InlineData("{ \"$ref\": \"#/components/schemas/Pet\" }", "[]", "(9,87)", "An object is expected here, and this is an array.")]
    [InlineData("{ \"$ref\": \"#/components/schemas/Pet\" }", "{ \"$ref\": 3 }", "(9,99)", "A string is expected here, and this is 3.")]
    [InlineData("\"operationId\"", "\"x-kit-retry\": { \"statuses\": [600] }, \"operationId\"", "(7,39)", "600 is too large: 599 is the most. [#/paths/~1pets~1{id}/get/x-kit-retry/statuses/0]")]
    [InlineData("\"operationId\"", "\"x-kit-rate-limit\": { \"permits\": 3, \"window\": \"1M\" }, \"operationId\"", "(7,45)", "A duration is a number of seconds, or ISO 8601")]
    [InlineData("\"operationId\"", "\"x-kit-rate-limit\": { \"permits\": 0, \"window\": 1 }, \"operationId\"", "(7,31)", "0 is too small: 1 is the least.")]
    [InlineData("\"operationId\"", "\"x-kit-concurrency\": { \"group\": \"a\" }, \"operationId\"", "(7,9)", "'permits' is missing. [#/paths/~1pets~1{id}/get/x-kit-concurrency]")]
    [InlineData("\"operationId\"", "\"x-kit-quoted\": true, \"operationId\"", "(7,9)", "'x-kit-quoted' is no extension that means something here.")]
    public async Task What_is_wrong_is_said_once_with_its_place_and_a_reason(string old, string @new, string place, string sentence)
    {
        var run = (await CheckAsync(old, @new)).ShouldExitWith(1);

        var complaint = Assert.Single(run.Output.Split('\n'), line => line.Contains("SPK1011", StringComparison.Ordinal));
        Assert.StartsWith($"openapi.json{place}: error SPK1011: ", complaint, StringComparison.Ordinal);
        Assert.Contains(sentence, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_3_1_allows_is_no_mistake_there()
    {
        var @new = Document.Replace("3.0.3", "3.1.0", StringComparison.Ordinal)
            .Replace("\"type\": \"string\", \"nullable\": true", "\"type\": [\"string\", \"null\"], \"const\": \"a\", \"my-own\": 1", StringComparison.Ordinal);

        (await RunAsync(@new)).ShouldExitWith(0);
        (await RunAsync(@new.Replace("my-own", "x-kit-own", StringComparison.Ordinal))).ShouldExitWith(1).ShouldSay("A schema has no such extension");
        (await RunAsync(@new.Replace("[\"string\", \"null\"]", "[\"string\", \"nil\"]", StringComparison.Ordinal))).ShouldExitWith(1).ShouldSay("\"nil\" is not one of array");
    }

    [Theory]
    [InlineData("123456789012345678901234567890")]
    [InlineData("-1e400")]
    [InlineData("1e-400")]
    public async Task A_number_of_any_size_is_a_number(string number) =>
        (await CheckAsync("\"nullable\": true", $"\"maximum\": {number}")).ShouldExitWith(0);

    [Theory]
    [InlineData("#/components/schemas/Pet", "#/components/schemas/Dog", "error SPK0")]
    [InlineData("\"openapi\": \"3.0.3\"", "\"openapi\": \"2.0\"", "error SPK0003")]
    [InlineData("\"title\": \"Pets\",", "\"title\": \"Pets\"", "(3,29): error SPK0001")]
    public async Task What_a_build_would_say_is_said_too(string old, string @new, string complaint) => (await CheckAsync(old, @new)).ShouldExitWith(1).ShouldSay(complaint);

    [Fact]
    public async Task Warnings_fail_only_when_they_are_to()
    {
        var document = Document.Replace("\"operationId\"", "\"deprecated\": true, \"x-kit-replaced-by\": \"nobody\", \"operationId\"", StringComparison.Ordinal);

        (await RunAsync(document)).ShouldExitWith(0).ShouldSay("warning SPK0102").ShouldSay("0 errors, 1 warning.");
        (await RunAsync(document, "--warnings-as-errors")).ShouldExitWith(1);
    }

    [Fact]
    public async Task Json_has_the_pointer_the_line_and_the_code()
    {
        var run = (await RunAsync(Document.Replace("\"title\": \"Pets\"", "\"title\": 4", StringComparison.Ordinal), "--format", "json")).ShouldExitWith(1);

        using var json = JsonDocument.Parse(run.Output);
        var complaint = json.RootElement.GetProperty("complaints").EnumerateArray().First(item => item.GetProperty("code").GetString() == "SPK1011");
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("#/info/title", complaint.GetProperty("pointer").GetString());
        Assert.Equal((3, 13), (complaint.GetProperty("line").GetInt32(), complaint.GetProperty("column").GetInt32()));
        Assert.Equal("error", complaint.GetProperty("severity").GetString());
    }

    [Fact]
    public async Task Patterns_and_several_documents_are_checked_in_one_run()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "a.json"), Document, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "b.json"), "{", TestContext.Current.CancellationToken);
        var line = new CommandLine { Folder = _folder.FullName, Input = Document };

        (await line.RunAsync("spec", "check", "*.json")).ShouldExitWith(1).ShouldSay("b.json(1,2): error SPK0001").ShouldSay("2 documents: 1 error");
        (await line.RunAsync("spec", "check", "a.json", "-")).ShouldExitWith(0).ShouldSay("2 documents: 0 errors");
        (await line.RunAsync("spec", "check", "a.json", "missing.json")).ShouldExitWith(2).ShouldComplain("'missing.json' cannot be read").ShouldSay("2 documents: 0 errors");
        (await line.RunAsync("spec", "check", "*.yaml")).ShouldExitWith(3).ShouldComplain("SPK1005");
    }

    [Fact]
    public async Task Our_own_documents_are_clean() =>
        (await new CommandLine { Folder = Repository.PathOf("specs") }.RunAsync("spec", "check", "*.json", "--warnings-as-errors")).ShouldExitWith(0).ShouldSay("2 documents: 0 errors, 0 warnings.");

    private Task<CommandLineRun> CheckAsync(string old, string @new)
    {
        Assert.Contains(old, Document, StringComparison.Ordinal);
        var at = Document.IndexOf(old, StringComparison.Ordinal);
        return RunAsync(string.Concat(Document.AsSpan(0, at), @new, Document.AsSpan(at + old.Length)));
    }

    private async Task<CommandLineRun> RunAsync(string document, params string[] options)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "openapi.json"), document, TestContext.Current.CancellationToken);
        return await new CommandLine { Folder = _folder.FullName }.RunAsync(["spec", "check", "openapi.json", .. options]);
    }
}
