using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Tests.Running;

namespace SpectraKit.Generator.Tests;

/// <summary>Documents of the world, never committed: each is compiled without a warning, or refused at a line.</summary>
public sealed class CorpusTests
{
    private const string Variable = "SPECTRAKIT_CORPUS";

    [Fact]
    public void Every_document_of_the_world_compiles_without_a_warning_or_is_refused_at_a_line()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
        {
            Assert.Skip($"Set {Variable} to a folder of OpenAPI documents in JSON: npm pack @readme/oas-examples, then unpack it.");
            return;
        }

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
