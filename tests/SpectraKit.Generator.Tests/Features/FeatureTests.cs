using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Features;

/// <summary>One small document a feature: what it becomes, and that this compiles without a word from the compiler.</summary>
public sealed class FeatureTests
{
    public static TheoryData<string> Features => [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features");

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_becomes_the_code_that_was_verified(string feature)
    {
        var run = GeneratorRun.Of(File.ReadAllText(Path.Combine(Folder, feature + ".json")));

        run.ShouldCompile();
        Assert.Empty(run.Diagnostics);
        Snapshot.Verify(run.Text, "cs.txt", feature);
    }

    [Theory]
    [InlineData("spectra-analyze")]
    [InlineData("spectra-intelligence")]
    public void The_projects_own_documents_compile_against_nothing_but_the_runtime(string name)
    {
        // Their hash type is the one thing that they take from the project they are compiled in.
        var json = File.ReadAllText(Repository.PathOf("specs", name + ".json")).Replace("SpectraKit.SampleHash", "System.Guid", StringComparison.Ordinal)
            .Replace("\"groupBy\": \"Kind\"", "\"groupBy\": \"Version\"", StringComparison.Ordinal);

        var run = GeneratorRun.Of(json).ShouldCompile();

        Assert.Empty(run.Diagnostics);
    }
}
