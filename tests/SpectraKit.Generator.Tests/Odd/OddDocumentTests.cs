using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;

namespace SpectraKit.Generator.Tests.Odd;

/// <summary>Any document compiles without a word from the compiler, or is refused at a line.</summary>
public sealed class OddDocumentTests
{
    private static Arbitrary<string> Documents => Arb.From(Gen.Choose(0, int.MaxValue).Select(OddDocument.Of), OddDocument.Shrink);

    [Fact]
    public void An_odd_document_compiles_or_is_refused_at_a_line() => Prop.ForAll(Documents, CompilesOrIsRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void An_odd_document_is_the_same_code_in_reverse() => Prop.ForAll(Documents, IsTheSameInReverse).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact(Explicit = true)]
    public void Twenty_thousand_odd_documents_compile_or_are_refused_at_a_line() => Prop.ForAll(Documents, CompilesOrIsRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Most_odd_documents_are_not_refused()
    {
        var refused = Enumerable.Range(0, 200).Count(seed => GeneratorRun.Of(OddDocument.Of(seed)).Files.Count == 0);

        Assert.True(refused < 100, $"{refused} of 200 are refused.");
    }

    private static void CompilesOrIsRefused(string json)
    {
        var run = GeneratorRun.Of(json);
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.DoesNotContain(run.Diagnostics, complaint => complaint.Id is "SPK0199");
        Assert.All(run.Diagnostics, complaint => Assert.True(complaint.Location is { Kind: LocationKind.ExternalFile, SourceSpan.Length: > 0 } && complaint.Location.SourceSpan.End <= json.Length, complaint.ToString()));
        if (run.Files.Count == 0)
            Assert.Contains(run.Diagnostics, complaint => complaint.DefaultSeverity == DiagnosticSeverity.Error);
        else
            Assert.Empty(run.CompilerComplaints());
    }

    private static void IsTheSameInReverse(string json)
    {
        var run = GeneratorRun.Of(json);
        if (run.Files.Count > 0 && !json.Contains("\\ud800", StringComparison.Ordinal))
            Assert.Equal(run.Text, GeneratorRun.Of(DocumentOrder.Reverse(json.TrimStart('\ufeff'))).Text);
    }
}
