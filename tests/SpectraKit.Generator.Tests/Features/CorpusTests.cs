using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Features;

/// <summary>
/// Documents of the world: each compiles without a word from the compiler, or is refused at a line. They are never committed;
/// <c>dotnet cake build/build.cake --target=Corpus</c> fetches them and names their folder in a variable. Without it, the documents of these tests are the world.
/// </summary>
public sealed class CorpusTests
{
    private const string Variable = "SPECTRAKIT_CORPUS";

    [Fact]
    public void Every_document_of_the_world_compiles_or_is_refused()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } corpus
            ? corpus
            : Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features");
        var troubles = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var run = GeneratorRun.Of(File.ReadAllText(path), path);
            troubles.AddRange(run.Diagnostics.Where(complaint => complaint.Id is "SPK0199" or "CS8785").Select(complaint => complaint.ToString()));
            troubles.AddRange(run.CompilerComplaints().Take(2).Select(complaint => $"{path}: {complaint}"));
            if (run.Files.Count == 0)
                TestContext.Current.TestOutputHelper?.WriteLine($"Refused: {run.Diagnostics[0]}");
        }

        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
    }
}
