using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Tests.Running;

namespace SpectraKit.Generator.Tests;

/// <summary>Nothing is done twice: what each kind of edit runs again, step by step.</summary>
public sealed class IncrementalityTests
{
    private static readonly SpecText _petstore = new("Petstore.json", Samples.Petstore);
    private static readonly SpecText _other = new("Other.json", Samples.Document(""" "/a":{"get":{"operationId":"a","responses":{"200":{"description":"x"}}}} """));

    [Fact]
    public void Editing_code_keeps_every_step_cached()
    {
        var edited = Compiled.Of([_petstore, _other], "class A;").WithCode("class B { int _x; }");

        foreach (var step in new[] { TrackingNames.Inputs, TrackingNames.Clients, TrackingNames.Files })
        {
            Assert.NotEmpty(edited.Reasons(step));
            Assert.All(edited.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }

        Assert.All(edited.Reasons(TrackingNames.Clients), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(edited.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Saving_a_document_unchanged_compiles_nothing_again()
    {
        var saved = Compiled.Of([_petstore, _other]).WithSpec(_petstore, new SpecText("Petstore.json", Samples.Petstore));

        Assert.Equal(2, saved.Reasons(TrackingNames.Clients).Count);
        Assert.All(saved.Reasons(TrackingNames.Clients), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Editing_one_operation_leaves_the_other_document_and_all_but_its_own_files_alone()
    {
        var edit = new SpecText("Petstore.json", Samples.Petstore.Replace("The pets, page by page.", "The pets, a page at a time."));

        var edited = Compiled.Of([_petstore, _other]).WithSpec(_petstore, edit);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], edited.Reasons(TrackingNames.Clients));
        Assert.Single(edited.Reasons(TrackingNames.Files), reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_moved_line_rewrites_no_file()
    {
        var edited = Compiled.Of([_petstore]).WithSpec(_petstore, new SpecText("Petstore.json", "\n\n" + Samples.Petstore));

        Assert.All(edited.Reasons(TrackingNames.Files), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
    }
}
