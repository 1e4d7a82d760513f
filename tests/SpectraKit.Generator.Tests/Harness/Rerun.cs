using Microsoft.CodeAnalysis;

namespace SpectraKit.Generator.Tests;

/// <summary>A driver that ran, something that was edited, and what ran again because of it: by the names of the steps.</summary>
internal sealed class Rerun
{
    private readonly GeneratorRunResult _before;
    private readonly GeneratorRunResult _after;

    private Rerun(GeneratorDriver before, GeneratorDriver after) => (_before, _after) = (before.GetRunResult().Results.Single(), after.GetRunResult().Results.Single());

    /// <summary>The documents were saved anew; nothing else happened.</summary>
    public static Rerun AfterSaving(SpecFile[] before, params SpecFile[] after)
    {
        var first = GeneratorRun.Create(before).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);
        var second = first;
        foreach (var file in after)
            second = second.ReplaceAdditionalText(before.Single(candidate => candidate.Path == file.Path), file);
        return new(first, second.RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken));
    }

    /// <summary>A document was saved twice: what ran after the second time, beside what there was at the start.</summary>
    public static Rerun AfterSavingTwice(SpecFile[] before, SpecFile first, SpecFile second)
    {
        var start = GeneratorRun.Create(before).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);
        var between = start.ReplaceAdditionalText(before.Single(candidate => candidate.Path == first.Path), first).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);
        return new(start, between.ReplaceAdditionalText(first, second).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken));
    }

    /// <summary>One more document came.</summary>
    public static Rerun AfterAdding(SpecFile[] before, SpecFile added)
    {
        var first = GeneratorRun.Create(before).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);
        return new(first, first.AddAdditionalTexts([added]).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken));
    }

    /// <summary>The project's own code was edited, and no document.</summary>
    public static Rerun AfterEditingCode(params SpecFile[] files)
    {
        var first = GeneratorRun.Create(files).RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken);
        return new(first, first.RunGenerators(GeneratorRun.EmptyCompilation("class Edited { }"), TestContext.Current.CancellationToken));
    }

    /// <summary>Fails unless each step's every output is as it is said here. A step that is not there has not been proved to be cached.</summary>
    public Rerun Should(params (string Step, IncrementalStepRunReason[] Reasons)[] expected)
    {
        foreach (var (step, reasons) in expected)
            Assert.Equal(reasons, Runs(step).Select(run => run.Reason));
        return this;
    }

    /// <summary>Fails unless a step ran for nothing at all.</summary>
    public Rerun ShouldHaveCached(params string[] steps)
    {
        foreach (var step in steps)
            Assert.All(Runs(step), run => Assert.Equal(IncrementalStepRunReason.Cached, run.Reason));
        return this;
    }

    /// <summary>Fails unless what was printed and handed to the compiler again is what differs, and nothing besides.</summary>
    public Rerun ShouldHavePrintedOnlyWhatDiffers()
    {
        var differing = Differing();
        foreach (var (value, reason) in Runs(TrackingNames.Texts))
        {
            var name = ((GeneratedFile)value).HintName;
            Assert.True(differing.Contains(name) == (reason != IncrementalStepRunReason.Cached), $"{name} is {reason}.");
        }

        return ShouldHaveEmittedOnlyWhatDiffers();
    }

    /// <summary>Fails unless what was handed to the compiler again is what differs, and nothing besides.</summary>
    public Rerun ShouldHaveEmittedOnlyWhatDiffers()
    {
        Assert.Equal(Differing().Count, Outputs(of: TrackingNames.Texts).Count(reason => reason != IncrementalStepRunReason.Cached));
        return this;
    }

    /// <summary>Fails unless the compiler is handed nothing again.</summary>
    public Rerun ShouldHaveCachedAllOutputs()
    {
        Assert.All(Outputs(of: TrackingNames.Texts), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        return this;
    }

    /// <summary>The names of the files that came, went or changed.</summary>
    public IReadOnlyList<string> Differing() =>
    [
        .. _before.GeneratedSources.Concat(_after.GeneratedSources)
            .GroupBy(file => file.HintName, file => file.SourceText.ToString())
            .Where(texts => texts.Count() == 1 || texts.First() != texts.Last())
            .Select(texts => texts.Key)
            .Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Runs(string step)
    {
        Assert.Contains(step, _after.TrackedSteps.Keys);
        var runs = _after.TrackedSteps[step].SelectMany(run => run.Outputs).ToList();
        Assert.NotEmpty(runs);
        return runs;
    }

    /// <summary>What the compiler was handed of a step.</summary>
    private List<IncrementalStepRunReason> Outputs(string of)
    {
        var reasons = _after.TrackedOutputSteps.SelectMany(steps => steps.Value).Where(run => run.Inputs.Any(input => input.Source.Name == of)).SelectMany(run => run.Outputs).Select(output => output.Reason).ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }
}
