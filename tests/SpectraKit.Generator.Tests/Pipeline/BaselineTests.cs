using Microsoft.CodeAnalysis;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What has to run again of the branch that holds documents against their baselines.</summary>
public sealed class BaselineTests
{
    private const string Old = """
        { "openapi": "3.1.0", "paths": { "/a": { "get": { "operationId": "readA", "responses": { "204": { "description": "" } } } } } }
        """;

    private static readonly SpecFile _document = new("a.json", Old.Replace("readA", "fetchA", StringComparison.Ordinal), baseline: "/released/a.json");
    private static readonly SpecFile _baseline = SpecFile.OfBaseline("/released/a.json", Old);

    [Fact]
    public void Editing_code_compares_nothing_again() =>
        Rerun.AfterEditingCode(_document, _baseline).ShouldHaveCached(TrackingNames.BaselinePairs, TrackingNames.BaselineComplaints);

    [Fact]
    public void Saving_the_baseline_makes_no_code_again() =>
        Rerun.AfterSaving([_document, _baseline], _baseline.Edit(text => text.Replace("\"\"", "\"Done.\"", StringComparison.Ordinal)))
            .ShouldHaveCached(TrackingNames.Clients, TrackingNames.Texts)
            .Should((TrackingNames.BaselinePairs, [IncrementalStepRunReason.Modified]), (TrackingNames.BaselineComplaints, [IncrementalStepRunReason.Unchanged]));

    [Fact]
    public void A_document_without_a_baseline_is_held_against_none()
    {
        var run = GeneratorRun.Of(new SpecFile("a.json", Old.Replace("readA", "fetchA", StringComparison.Ordinal)), _baseline);

        Assert.Empty(run.Diagnostics);
        Assert.False(run.Driver.GetRunResult().Results.Single().TrackedSteps.ContainsKey(TrackingNames.BaselinePairs));
    }
}
