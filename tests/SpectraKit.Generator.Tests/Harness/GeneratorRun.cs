using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpectraKit.Generator.Tests;

/// <summary>The generator's answer to some documents, by way of the compiler's own driver.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions _parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(Runtime.ApiRequest).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compilations that are made of one share what it knows of its references.</summary>
    private static readonly CSharpCompilation _nothing = CSharpCompilation.Create(
        "Generated",
        [],
        _references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999));

    private GeneratorRun(GeneratorDriver driver) => Driver = driver;

    public GeneratorDriver Driver { get; }

    public IReadOnlyList<Diagnostic> Diagnostics => Driver.GetRunResult().Diagnostics;

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<GeneratedSourceResult> Files =>
        [.. Driver.GetRunResult().Results.Single().GeneratedSources.OrderBy(file => file.HintName, StringComparer.Ordinal)];

    /// <summary>All files as one text.</summary>
    public string Text => string.Concat(Files.Select(file => $"// {file.HintName}\n{file.SourceText}\n"));

    public static GeneratorRun Of(string json, string path = "api.json") => Of(new SpecFile(path, json));

    public static GeneratorRun Of(params SpecFile[] files) => new(Create(files).RunGenerators(EmptyCompilation(), TestContext.Current.CancellationToken));

    public static GeneratorDriver Create(params SpecFile[] files) => CSharpGeneratorDriver.Create(
        [new ClientGenerator().AsSourceGenerator()],
        files,
        _parseOptions,
        new SpecOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation EmptyCompilation(params string[] code) => _nothing.AddSyntaxTrees(code.Select(text => CSharpSyntaxTree.ParseText(text, _parseOptions)));

    /// <summary>Everything the compiler has to say of the code and its callers, warnings as errors and documentation checked.</summary>
    public IReadOnlyList<Diagnostic> CompilerComplaints(params string[] callers)
    {
        var trees = Files.Select(file => CSharpSyntaxTree.ParseText(file.SourceText, _parseOptions, file.HintName));
        var result = EmptyCompilation(callers).AddSyntaxTrees(trees).Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken);
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>Fails unless code was generated, and compiles without a word.</summary>
    public GeneratorRun ShouldCompile()
    {
        Assert.DoesNotContain(Diagnostics, diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.NotEmpty(Files);
        Assert.Empty(CompilerComplaints());
        return this;
    }
}
