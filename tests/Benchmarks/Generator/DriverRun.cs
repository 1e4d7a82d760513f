using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>The compiler's own driver with the generator in it and one document beside it, as a build has them.</summary>
internal static class DriverRun
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static GeneratorDriver Create(Document document) => CSharpGeneratorDriver.Create(
        [new ClientGenerator().AsSourceGenerator()],
        [document],
        ParseOptions,
        new Options());

    public static CSharpCompilation Project(string code = "") => CSharpCompilation.Create(
        "Generated",
        [CSharpSyntaxTree.ParseText(code, ParseOptions)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: true));

    /// <summary>A document that an item of the project marks.</summary>
    public sealed class Document(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        /// <summary>From a file's bytes, as the compiler reads it.</summary>
        public static Document Of(string path)
        {
            using var stream = File.OpenRead(path);
            return new(path, SourceText.From(stream, Encoding.UTF8));
        }

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;

        public Document With(SourceText edited) => new(path, edited);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Metadata(isSpec: false);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Metadata(isSpec: true);
    }

    private sealed class Metadata(bool isSpec) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = !isSpec ? null : key switch
            {
                "build_metadata.AdditionalFiles.SpectraKitSpec" => "true",
                "build_metadata.AdditionalFiles.SpectraKitNamespace" => "Sample.Api",
                "build_metadata.AdditionalFiles.SpectraKitClient" => "SampleClient",
                _ => null,
            };
            return value is not null;
        }
    }
}
