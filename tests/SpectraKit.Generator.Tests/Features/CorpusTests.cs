using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Features;

/// <summary>
/// Documents of the world: each compiles without a word from the compiler, or is refused at a line. They are never committed;
/// <c>dotnet cake build/build.cake --target=Corpus</c> fetches them and names their folder in a variable. Without it, the documents of these tests are the world.
/// </summary>
public sealed class CorpusTests
{
    private const string Variable = "SPECTRAKIT_CORPUS";

    private static IEnumerable<string> Documents => Directory.EnumerateFiles(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } corpus ? corpus : Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"),
        "*.json",
        SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_document_of_the_world_compiles_or_is_refused()
    {
        var troubles = new List<string>();
        foreach (var path in Documents)
        {
            var run = GeneratorRun.Of(File.ReadAllText(path), path);
            troubles.AddRange(run.Diagnostics.Where(complaint => complaint.Id is "SPK0199" or "CS8785").Select(complaint => complaint.ToString()));
            troubles.AddRange(run.CompilerComplaints().Take(2).Select(complaint => $"{path}: {complaint}"));
            if (run.Files.Count == 0)
                TestContext.Current.TestOutputHelper?.WriteLine($"Refused: {run.Diagnostics[0]}");
        }

        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
    }

    [Fact]
    public void No_document_of_the_world_depends_on_its_order()
    {
        foreach (var path in Documents)
        {
            var json = File.ReadAllText(path);
            var run = GeneratorRun.Of(json, path);
            // Only what is code can be the same code; a document that is refused may be no JSON at all.
            if (run.Files.Count > 0)
                Assert.True(run.Text == GeneratorRun.Of(DocumentOrder.Reverse(json), path).Text, $"{path} makes other code when its paths and schemas are in reverse.");
        }
    }

    [Fact]
    public void Editing_an_operation_or_a_schema_of_the_world_emits_only_what_differs()
    {
        var neighbour = new SpecFile("neighbour.json", File.ReadAllText(Repository.PathOf("specs", "spectra-intelligence.json")), "Other.Api", "OtherClient");
        var edits = 0;
        foreach (var path in Documents)
        {
            var document = new SpecFile(path, File.ReadAllText(path));
            if (GeneratorRun.Of(document).Files.Count == 0)
                continue;
            foreach (var edited in new[] { DocumentEdits.DescribeOperation(document.Text), DocumentEdits.DescribeSchema(document.Text) }.OfType<string>())
            {
                var run = Rerun.AfterSaving([document, neighbour], document.Edit(_ => edited)).ShouldHaveEmittedOnlyWhatDiffers();

                Assert.All(run.Differing(), name => Assert.StartsWith("Sample.Api.", name, StringComparison.Ordinal));
                edits++;
            }
        }

        Assert.True(edits > 0, "There was nothing to edit.");
    }
}
