using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Tests.Running;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests;

/// <summary>
/// Documents of the world: each is compiled without a warning, or refused at a line. They are never committed; <c>dotnet cake build/build.cake --target=Corpus</c>
/// fetches them and names their folder in a variable. Without it, the documents of these tests are the world.
/// </summary>
public sealed class CorpusTests
{
    private const string Variable = "SPECTRAKIT_CORPUS";

    [Fact]
    public void Every_document_of_the_world_compiles_without_a_warning_or_is_refused_at_a_line()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } corpus ? corpus : Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Specs");
        var troubles = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var compiled = Compiled.Of(File.ReadAllText(path));
            var refusals = compiled.Complaints.Where(complaint => complaint.Severity == DiagnosticSeverity.Error).ToList();
            troubles.AddRange(refusals.Where(refusal => refusal.Id is "CS8785" or "SPK0199").Select(refusal => $"{path}: {refusal}"));
            if (refusals.Count > 0)
                TestContext.Current.TestOutputHelper?.WriteLine($"{path}: refused: {refusals[0]}");
            if (compiled.Files.Count > 0)
                troubles.AddRange(compiled.Faults.Take(2).Select(fault => $"{path}: {fault}"));
        }

        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
    }
}
