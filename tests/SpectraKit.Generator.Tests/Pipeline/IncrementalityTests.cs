using Microsoft.CodeAnalysis;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What runs again after an edit, step by step, on the documents that the project itself is made of.</summary>
public sealed class IncrementalityTests
{
    private const IncrementalStepRunReason Cached = IncrementalStepRunReason.Cached;
    private const IncrementalStepRunReason Unchanged = IncrementalStepRunReason.Unchanged;
    private const IncrementalStepRunReason Modified = IncrementalStepRunReason.Modified;
    private const IncrementalStepRunReason New = IncrementalStepRunReason.New;

    private static readonly string[] _stepsAfterInputs =
        [TrackingNames.Owners, TrackingNames.Documents, TrackingNames.Clients, TrackingNames.Files, TrackingNames.Texts];

    private static readonly SpecFile _analyze = new("analyze.json", File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json")));
    private static readonly SpecFile _intelligence = new("intelligence.json", File.ReadAllText(Repository.PathOf("specs", "spectra-intelligence.json")), "Other.Api", "OtherClient");

    [Fact]
    public void Editing_code_runs_nothing_again() => Rerun.AfterEditingCode(_analyze, _intelligence)
        .ShouldHaveCached([TrackingNames.Inputs, .. _stepsAfterInputs])
        .ShouldHaveCachedAllOutputs();

    [Fact]
    public void Saving_the_same_text_ends_at_the_first_step() => Rerun.AfterSaving([_analyze], _analyze.Edit(text => text))
        .Should((TrackingNames.Inputs, [Unchanged]))
        .ShouldHaveCached(_stepsAfterInputs)
        .ShouldHaveCachedAllOutputs();

    [Theory]
    [InlineData("\n", "")]
    [InlineData("", "\n")]
    [InlineData("", "\n\n   \n")]
    public void A_blank_line_more_prints_nothing(string before, string after)
    {
        var run = Rerun.AfterSaving([_analyze], _analyze.Edit(text => before + text + after))
            .Should((TrackingNames.Clients, [Unchanged]))
            .ShouldHaveCached(TrackingNames.Files, TrackingNames.Texts)
            .ShouldHaveCachedAllOutputs();

        Assert.Empty(run.Differing());
    }

    [Fact]
    public void A_complaint_that_moved_is_reported_again_and_nothing_is_printed()
    {
        // The path's parameter is not declared any more, which is complained about and recovered from.
        var complained = new SpecFile("api.json", """
            {
              "openapi": "3.1.0",
              "paths": { "/a/{id}": { "get": { "responses": { "204": { "description": "" } } } } }
            }
            """);

        Rerun.AfterSaving([complained], complained.Edit(text => "\n" + text))
            .Should((TrackingNames.Clients, [Modified]), (TrackingNames.Complaints, [Modified]))
            .ShouldHaveCached(TrackingNames.Texts);
    }

    [Fact]
    public void Editing_what_an_operation_says_prints_its_file_alone()
    {
        var run = Rerun.AfterSaving([_analyze], _analyze.Edit(text => text.InsertAfter("\"operationId\": \"submitFile\"", "\"summary\": \"", "Edited. ")))
            .Should((TrackingNames.Clients, [Modified]))
            .ShouldHavePrintedOnlyWhatDiffers();

        Assert.Single(run.Differing());
    }

    [Fact]
    public void Editing_where_an_operation_is_prints_its_file_and_the_table()
    {
        var run = Rerun.AfterSaving([_analyze], _analyze.Edit(text => text.Replace("\"submitFile\"", "\"submitFileToo\"", StringComparison.Ordinal)))
            .ShouldHavePrintedOnlyWhatDiffers();

        Assert.Contains("Sample.Api.SampleClient-Operations.g.cs", run.Differing());
        Assert.InRange(run.Differing().Count, 2, 3);
    }

    [Fact]
    public void Editing_a_schema_prints_the_types_of_its_letter_alone()
    {
        var run = Rerun.AfterSaving([_intelligence], _intelligence.Edit(text => text.InsertAfter("\"CloudSearchPage\": {", "\"description\": \"", "Edited. ")))
            .Should((TrackingNames.Clients, [Modified]))
            .ShouldHavePrintedOnlyWhatDiffers();

        Assert.Matches(@"-Models\..\.g\.cs$", Assert.Single(run.Differing()));
    }

    [Fact]
    public void Editing_a_document_leaves_the_one_beside_it_alone()
    {
        var run = Rerun.AfterSaving([_analyze, _intelligence], _analyze.Edit(text => text.InsertAfter("\"info\"", "\"title\": \"", "Edited ").Replace("\"submitFile\"", "\"submitIt\"", StringComparison.Ordinal)))
            .Should(
                (TrackingNames.Inputs, [Modified, Cached]),
                (TrackingNames.Owners, [Cached]),
                (TrackingNames.Documents, [Modified, Cached]),
                (TrackingNames.Clients, [Modified, Cached]))
            .ShouldHavePrintedOnlyWhatDiffers();

        Assert.All(run.Differing(), name => Assert.StartsWith("Sample.Api.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_more_leaves_those_that_were_there_alone()
    {
        var run = Rerun.AfterAdding([_analyze], _intelligence)
            .Should(
                (TrackingNames.Inputs, [Cached, New]),
                (TrackingNames.Owners, [Modified]),
                (TrackingNames.Documents, [Unchanged, New]),
                (TrackingNames.Clients, [Cached, New]))
            .ShouldHavePrintedOnlyWhatDiffers();

        Assert.All(run.Differing(), name => Assert.StartsWith("Other.Api.", name, StringComparison.Ordinal));
    }
}
