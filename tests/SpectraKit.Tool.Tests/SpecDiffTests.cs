using System.Text.Json;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit spec diff</c>, as a pipeline sees it.</summary>
public sealed class SpecDiffTests : IDisposable
{
    private const string Old = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Pets", "version": "1" },
          "paths": {
            "/pets": { "get": { "operationId": "listPets", "responses": { "204": { "description": "" } } } }
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spectrakit-spec-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_breaking_change_exits_with_1_and_says_where()
    {
        var run = await DiffAsync(Old, Old.Replace("listPets", "findPets", StringComparison.Ordinal));

        run.ShouldExitWith(1)
            .ShouldSay("Breaking\n  ListPetsAsync is called FindPetsAsync.\n    new.json(5,16): Calls by its old name do not compile any more.\n")
            .ShouldSay("1 breaking.\n");
        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("breaking", 1)]
    [InlineData("any", 1)]
    public async Task What_fails_is_the_caller_s_choice(string failOn, int exitCode) =>
        (await DiffAsync(Old, Old.Replace("listPets", "findPets", StringComparison.Ordinal), "--fail-on", failOn)).ShouldExitWith(exitCode);

    [Fact]
    public async Task A_compatible_change_fails_only_when_any_does()
    {
        var @new = Old.Replace("\"operationId\"", "\"deprecated\": true, \"operationId\"", StringComparison.Ordinal);

        (await DiffAsync(Old, @new)).ShouldExitWith(0).ShouldSay("1 compatible.");
        (await DiffAsync(Old, @new, "--fail-on", "any")).ShouldExitWith(1);
    }

    [Fact]
    public async Task The_same_document_says_so() => (await DiffAsync(Old, Old, "--fail-on", "any")).ShouldExitWith(0).ShouldSay("Nothing changed for callers.");

    [Fact]
    public async Task Json_has_both_places_of_every_change()
    {
        var run = await DiffAsync(Old, Old.Replace("listPets", "findPets", StringComparison.Ordinal), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal("operation-renamed", change.GetProperty("kind").GetString());
        Assert.Equal("breaking", change.GetProperty("severity").GetString());
        Assert.Equal("#/paths/~1pets/get", change.GetProperty("old").GetProperty("pointer").GetString());
        Assert.Equal(5, change.GetProperty("new").GetProperty("line").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("breaking").GetInt32());
    }

    [Fact]
    public async Task Markdown_shows_a_document_s_words_and_does_not_run_them()
    {
        var @new = Old.Replace("\"operationId\"", "\"deprecated\": true, \"x-kit-replaced-by\": \"listPets\", \"operationId\"", StringComparison.Ordinal);
        var run = await DiffAsync(Old, @new.Replace("\"paths\"", "\"servers\": [{ \"url\": \"<img src=x>|[a](b)\" }], \"paths\"", StringComparison.Ordinal), "--format", "markdown");

        run.ShouldSay("| What | Why | Where |").ShouldSay(@"\<img src=x\>\|\[a\]\(b\)");
        Assert.DoesNotMatch(@"(?<!\\)<img", run.Output);
    }

    [Fact]
    public async Task A_document_that_makes_no_client_is_a_mistake_of_usage_and_says_where() =>
        (await DiffAsync(Old, Old.Replace("3.1.0", "4.0.0", StringComparison.Ordinal))).ShouldExitWith(2).ShouldComplain("new.json(2,14): error SPK0003").ShouldComplain("nothing to compare");

    [Fact]
    public async Task A_document_that_is_not_there_exits_with_2() =>
        (await new CommandLine { Folder = _folder.FullName }.RunAsync("spec", "diff", "a.json", "b.json")).ShouldExitWith(2).ShouldComplain("SPK1003").ShouldComplain("'a.json' cannot be read");

    [Fact]
    public async Task One_document_may_come_by_standard_input()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "new.json"), Old, TestContext.Current.CancellationToken);
        var line = new CommandLine { Folder = _folder.FullName, Input = Old };

        (await line.RunAsync("spec", "diff", "-", "new.json")).ShouldExitWith(0);
        (await line.RunAsync("spec", "diff", "-", "-")).ShouldExitWith(2);
    }

    private async Task<CommandLineRun> DiffAsync(string old, string @new, params string[] options)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "old.json"), old, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "new.json"), @new, TestContext.Current.CancellationToken);
        return await new CommandLine { Folder = _folder.FullName }.RunAsync(["spec", "diff", "old.json", "new.json", .. options]);
    }
}
