using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpectraKit.Generator.Tests.Running;

/// <summary>The item metadata that the package's targets would have written: a namespace and a client called after the file.</summary>
internal sealed class SpecOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Metadata([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var name = Path.GetFileNameWithoutExtension(textFile.Path);
        return new Metadata(new()
        {
            ["build_metadata.AdditionalFiles.SpectraKitSpec"] = textFile.Path.EndsWith(".json", StringComparison.Ordinal) ? "true" : "",
            ["build_metadata.AdditionalFiles.SpectraKitNamespace"] = name,
            ["build_metadata.AdditionalFiles.SpectraKitClient"] = name + "Client",
        });
    }

    private sealed class Metadata(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
