using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpectraKit.Generator.Tests;

/// <summary>The items' metadata, as MSBuild hands it to the compiler.</summary>
internal sealed class SpecOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Metadata(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Metadata(textFile as SpecFile);

    private sealed class Metadata(SpecFile? file) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_metadata.AdditionalFiles.SpectraKitSpec" => file?.IsSpec,
                "build_metadata.AdditionalFiles.SpectraKitNamespace" => file?.Namespace,
                "build_metadata.AdditionalFiles.SpectraKitClient" => file?.Client,
                "build_metadata.AdditionalFiles.SpectraKitBaseline" => file?.Baseline,
                "build_metadata.AdditionalFiles.SpectraKitIsBaseline" => file?.IsBaseline,
                _ => null,
            };
            return value is not null;
        }
    }
}
