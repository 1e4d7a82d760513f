using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What runs again after an edit, step by step.</summary>
public sealed class IncrementalityTests
{
    private static readonly string _analyze = File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json"));
    private static readonly string _intelligence = File.ReadAllText(Repository.PathOf("specs", "spectra-intelligence.json"));

    [Fact]
    public void Editing_csharp_keeps_every_step_cached()
    {
        var driver = GeneratorRun.Create(Analyze(_analyze)).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);

        driver = driver.RunGenerators(GeneratorRun.EmptyCompilation("class Edited { }"), TestContext.Current.CancellationToken);

        foreach (var name in new[] { TrackingNames.Inputs, TrackingNames.Owners, TrackingNames.Clients, TrackingNames.Files })
            Assert.All(Reasons(driver, name), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void The_same_text_again_compiles_nothing()
    {
        var before = Analyze(_analyze);

        var driver = Replace(before, Analyze(_analyze));

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(driver, TrackingNames.Inputs).Select(Still));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(driver, TrackingNames.Clients));
        Assert.All(Reasons(driver, TrackingNames.Files), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Editing_an_operation_writes_only_the_files_that_say_so()
    {
        // A summary is said by one method's comment, and by no other file.
        const string summary = "\"summary\": \"";
        var at = _analyze.IndexOf(summary, _analyze.IndexOf("\"operationId\": \"submitFile\"", StringComparison.Ordinal), StringComparison.Ordinal) + summary.Length;

        var driver = Replace(Analyze(_analyze), Analyze(_analyze.Insert(at, "Edited. ")));

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, TrackingNames.Clients));
        var files = Reasons(driver, TrackingNames.Files);
        Assert.Equal(1, files.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(files.Count - 1, files.Count(reason => reason == IncrementalStepRunReason.Unchanged));
        Assert.Equal(1, OutputReasons(driver).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_blank_line_moves_everything_and_writes_nothing()
    {
        var driver = Replace(Analyze(_analyze), Analyze("\n" + _analyze));

        Assert.All(Reasons(driver, TrackingNames.Files), reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        Assert.All(OutputReasons(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Editing_one_document_leaves_the_other_alone()
    {
        var intelligence = new SpecFile("intelligence.json", _intelligence, "Other.Api", "OtherClient");
        var analyze = Analyze(_analyze);
        var edited = Analyze(_analyze.Replace("\"title\": \"", "\"title\": \"Edited ", StringComparison.Ordinal));

        var driver = GeneratorRun.Create(analyze, intelligence)
            .RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken)
            .ReplaceAdditionalText(analyze, edited)
            .RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Reasons(driver, TrackingNames.Owners).Concat(Reasons(driver, TrackingNames.Clients).Skip(1)).Select(Still));
    }

    private static IncrementalStepRunReason Still(IncrementalStepRunReason reason) =>
        reason == IncrementalStepRunReason.Unchanged ? IncrementalStepRunReason.Cached : reason;

    private static SpecFile Analyze(string json) => new("analyze.json", json);

    private static GeneratorDriver Replace(SpecFile before, SpecFile after) => GeneratorRun.Create(before)
        .RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken)
        .ReplaceAdditionalText(before, after)
        .RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);

    /// <summary>Why each output of a step is as it is. A step that is not there has not been proved to be cached.</summary>
    private static IReadOnlyList<IncrementalStepRunReason> Reasons(GeneratorDriver driver, string step)
    {
        var steps = driver.GetRunResult().Results.Single().TrackedSteps;
        Assert.Contains(step, steps.Keys);
        var reasons = steps[step].SelectMany(run => run.Outputs).Select(output => output.Reason).ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }

    private static IReadOnlyList<IncrementalStepRunReason> OutputReasons(GeneratorDriver driver)
    {
        var reasons = driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs).Select(output => output.Reason).ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }
}
