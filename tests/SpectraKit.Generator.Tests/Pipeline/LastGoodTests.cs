using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>A document that is broken for a moment: one error where it is broken, and the types of before.</summary>
public sealed class LastGoodTests
{
    private static readonly SpecFile _good = new("analyze.json", File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json")));

    [Theory]
    [InlineData("\"paths\": {", "\"paths\": {{", "SPK0001")]
    [InlineData("#/components/schemas/", "#/components/schemes/", "SPK0006")]
    [InlineData("\"openapi\": \"3", "\"openapi\": \"9", "SPK0003")]
    public void A_broken_document_has_its_error_and_keeps_its_types(string before, string after, string id)
    {
        var broken = _good.Edit(text => text.ReplaceFirst(before, after));
        var place = broken.Text.IndexOf(after, StringComparison.Ordinal);

        var driver = Run(GeneratorRun.Create(_good));
        var first = Names(driver);
        driver = Run(driver.ReplaceAdditionalText(_good, broken));

        var complaint = Assert.Single(driver.GetRunResult().Diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Error), (complaint.Id, complaint.Severity));
        Assert.Equal(SourceText.From(broken.Text).Lines.GetLinePosition(place).Line, complaint.Location.GetLineSpan().StartLinePosition.Line);
        Assert.NotEmpty(first);
        Assert.Equal(first, Names(driver));
    }

    [Fact]
    public void Breaking_a_document_prints_nothing_and_mending_it_prints_what_differs()
    {
        var broken = _good.Edit(text => text.ReplaceFirst("\"paths\": {", "\"paths\": {{"));
        var mended = _good.Edit(text => text.InsertAfter("\"operationId\": \"submitFile\"", "\"summary\": \"", "Edited. "));

        Rerun.AfterSaving([_good], broken).ShouldHaveCached(TrackingNames.Texts);

        var run = Rerun.AfterSavingTwice([_good], broken, mended).ShouldHavePrintedOnlyWhatDiffers();
        Assert.Single(run.Differing());
    }

    [Fact]
    public void A_build_that_begins_with_a_broken_document_has_its_error_alone()
    {
        var run = GeneratorRun.Of(_good.Edit(text => text.ReplaceFirst("\"paths\": {", "\"paths\": {{")));

        Assert.Single(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Another_project_remembers_nothing_of_this_one()
    {
        var broken = _good.Edit(text => text.ReplaceFirst("\"paths\": {", "\"paths\": {{"));
        Run(GeneratorRun.Create(_good));

        Assert.Empty(Names(Run(GeneratorRun.Create(broken))));
    }

    [Fact]
    public void A_document_whose_namespace_is_anothers_keeps_nothing()
    {
        var other = new SpecFile("z.json", _good.Text, "Other.Api", "SampleClient");
        var driver = Run(GeneratorRun.Create(_good, other));
        Assert.Contains(Names(driver), name => name.StartsWith("Other.Api", StringComparison.Ordinal));

        var taken = new SpecFile("z.json", _good.Text);
        driver = Run(driver.ReplaceAdditionalText(other, taken));

        Assert.Equal("SPK0104", Assert.Single(driver.GetRunResult().Diagnostics).Id);
        Assert.All(Names(driver), name => Assert.StartsWith("Sample.Api", name, StringComparison.Ordinal));
    }

    [Fact]
    public void It_remembers_no_more_than_a_few_documents()
    {
        var memory = new LastGoodClients();
        var good = ClientCompiler.Compile(Input(0), CancellationToken.None);
        Assert.NotEmpty(good.Files);
        var broken = new CompiledClient([], []);

        for (var i = 0; i < 65; i++)
            memory.Keep(Input(i), good);

        Assert.Empty(memory.Keep(Input(0), broken).Files);
        Assert.NotEmpty(memory.Keep(Input(64), broken).Files);

        static SpecInput Input(int i) => new($"{i}.json", SourceText.From(_good.Text), "Sample.Api", "SampleClient");
    }

    [Fact]
    public void No_error_can_be_configured_away() => Assert.All(
        Descriptors.ById.Values.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error),
        descriptor => Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags));

    [Fact]
    public void A_project_that_does_not_want_to_hear_of_errors_has_them_all_the_same()
    {
        var compilation = GeneratorRun.EmptyCompilation();
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("SPK0001", ReportDiagnostic.Suppress)]));

        var driver = GeneratorRun.Create(new SpecFile("a.json", "{")).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(driver.GetRunResult().Diagnostics).Severity);
    }

    private static GeneratorDriver Run(GeneratorDriver driver) => driver.RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);

    private static IReadOnlyList<string> Names(GeneratorDriver driver) => [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal)];
}
