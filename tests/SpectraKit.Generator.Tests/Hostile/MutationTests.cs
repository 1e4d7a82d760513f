using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Hostile;

/// <summary>Documents that somebody is in the middle of typing, or that somebody broke on purpose: the generator complains, and never fails.</summary>
public sealed class MutationTests
{
    private static readonly string[] _documents =
    [
        .. Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        // The project's own documents, with a type that is there without the project.
        .. new[] { "spectra-intelligence", "spectra-analyze" }.Select(name => File.ReadAllText(Repository.PathOf("specs", name + ".json"))
            .Replace("SpectraKit.SampleHash", "System.Guid", StringComparison.Ordinal)
            .Replace("\"groupBy\": \"Kind\"", "\"groupBy\": \"Version\"", StringComparison.Ordinal)),
    ];

    private static Arbitrary<string> Mutations => Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Mutation.Of(_documents, seed)), Mutation.Shrink);

    private static Arbitrary<string> SmallMutations => Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Mutation.Of(_documents[..^2], seed)), Mutation.Shrink);

    private static Arbitrary<string> Beginnings => Arb.From(
        from document in Gen.Elements(_documents)
        from length in Gen.Choose(0, document.TrimEnd().Length - 1)
        select document[..length]);

    [Fact]
    public void The_beginning_of_a_document_is_complained_about() => Prop.ForAll(Beginnings, text =>
    {
        var run = GeneratorRun.Of(text);
        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == "SPK0001");
        Assert.Empty(run.Files);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void A_mutated_document_never_makes_the_generator_fail() => Prop.ForAll(Mutations, ShouldNotFail).Check(Config.QuickThrowOnFailure.WithMaxTest(2_500));

    [Fact(Explicit = true)]
    public void A_hundred_thousand_mutated_documents_never_make_the_generator_fail() => Prop.ForAll(Mutations, ShouldNotFail).Check(Config.QuickThrowOnFailure.WithMaxTest(100_000));

    [Fact]
    public void What_a_mutation_leaves_to_be_generated_compiles() => Prop.ForAll(SmallMutations, ShouldCompile).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    [Fact(Explicit = true)]
    public void What_ten_thousand_mutations_leave_to_be_generated_compiles() => Prop.ForAll(SmallMutations, ShouldCompile).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Many_mutations_leave_something_to_be_generated()
    {
        var generated = Enumerable.Range(0, 200).Count(seed => GeneratorRun.Of(Mutation.Of(_documents[..^2], seed)).Files.Count > 0);

        Assert.InRange(generated, 30, 199);
    }

    private static void ShouldCompile(string text)
    {
        var run = GeneratorRun.Of(text);
        if (run.Files.Count > 0)
            Assert.Empty(run.CompilerComplaints());
    }

    private static void ShouldNotFail(string text)
    {
        var run = GeneratorRun.Of(text);
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id is "SPK0199" or "CS8785");
        foreach (var diagnostic in run.Diagnostics)
        {
            Assert.True(diagnostic.Location is { Kind: LocationKind.ExternalFile } && diagnostic.Location.SourceSpan.End <= text.Length, diagnostic.ToString());
            Assert.Equal("api.json", diagnostic.Location.GetLineSpan().Path);
        }

        Assert.True(run.Files.Count > 0 || run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "There is neither code nor an error.");
    }
}
