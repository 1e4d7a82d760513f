using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>A fault of the generator's own costs one file, and is said in words that name the document; the host would drop everything (CS8785).</summary>
public sealed class FailureTests
{
    [Fact]
    public void What_cannot_be_printed_is_complained_about_and_the_files_beside_it_are_printed()
    {
        var run = CSharpGeneratorDriver.Create(new FaultyModels().AsSourceGenerator())
            .RunGenerators(GeneratorRun.EmptyCompilation(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();

        Assert.Null(run.Exception);
        Assert.Equal("Good.g.cs", Assert.Single(run.GeneratedSources).HintName);
        var complaint = Assert.Single(run.Diagnostics);
        Assert.Equal(("SPK0199", DiagnosticSeverity.Error, "specs/api.json"), (complaint.Id, complaint.Severity, complaint.Location.GetLineSpan().Path));
        Assert.Contains("Bad.g.cs: NullReferenceException: ", complaint.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>What only a fault in the stages before could hand to the printer.</summary>
    private sealed class FaultyModels : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => ClientOutputs.Register(
            context,
            context.CompilationProvider.SelectMany(static (_, _) => new ClientFile[]
            {
                Types("Bad.g.cs", null!),
                Types("Good.g.cs", new EnumModel("Kind", "A kind.", TypeRef.String, [])),
            }),
            new PrintedAhead());

        private static TypesFile Types(string name, TypeModel type) => new(name, "Sample", [new RecordModel("Before", "", []) { Uses = ModelUses.Json }, .. type is null ? [new EnumModel(null!, null!, null!, [])] : new[] { type }]) { DocumentPath = "specs/api.json" };
    }
}
