using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Tests.Running;

/// <summary>Documents that went through the generator, in a compilation as strict as a compilation can be.</summary>
internal sealed class Compiled
{
    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly Lazy<ImmutableArray<MetadataReference>> _references = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "SpectraKit.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private Compiled(GeneratorDriver driver, CSharpCompilation compilation, Compilation output)
    {
        Driver = driver;
        Compilation = compilation;
        Output = output;
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Compilation { get; }

    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>What the generator itself had to say.</summary>
    public ImmutableArray<Diagnostic> Complaints => Result.Diagnostics;

    /// <summary>The compiler's errors and warnings about the generated code.</summary>
    public IReadOnlyList<Diagnostic> Faults =>
        [.. Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(fault => fault.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Every generated file, by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    public static Compiled Of(string spec, string path = "Sample.json", string code = "") => Of([new SpecText(path, spec)], code);

    public static Compiled Of(IReadOnlyList<SpecText> specs, string code = "")
    {
        var compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(code, _parsing, cancellationToken: TestContext.Current.CancellationToken)],
            _references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
        var driver = CSharpGeneratorDriver.Create(
            [new ClientGenerator().AsSourceGenerator()],
            specs,
            _parsing,
            new SpecOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(driver, compilation);
    }

    /// <summary>The same host after an edit of C#.</summary>
    public Compiled WithCode(string code) =>
        Run(Driver, Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees.First(), CSharpSyntaxTree.ParseText(code, _parsing)));

    /// <summary>The same host after a document was saved.</summary>
    public Compiled WithSpec(SpecText old, SpecText @new) => Run(Driver.ReplaceAdditionalText(old, @new), Compilation);

    /// <summary>Why each output of a step is as it is, in the order of outputs.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The generated code, loaded.</summary>
    public System.Reflection.Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return System.Reflection.Assembly.Load(image.ToArray());
    }

    private static Compiled Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        return new(driver, compilation, output);
    }
}
