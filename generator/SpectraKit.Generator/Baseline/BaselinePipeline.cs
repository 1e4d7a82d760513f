using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Diagnostics;

namespace SpectraKit.Generator.Baseline;

/// <summary>
/// The branch of the pipeline that complains of documents which break their callers. It makes no code, and a project without a baseline
/// pays nothing for it. A baseline is an additional file: it is the host that reads it.
/// </summary>
internal static class BaselinePipeline
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider);
        var baselines = files
            .Select(static (pair, cancellation) => Baseline(pair.Left, pair.Right.GetOptions(pair.Left), cancellation))
            .Where(static baseline => baseline is not null)
            .Collect()
            .Select(static (all, _) => new BaselineFiles([.. all.Select(baseline => baseline!)]));
        var complaints = files
            .Select(static (pair, cancellation) => Document(pair.Left, pair.Right.GetOptions(pair.Left), cancellation))
            .Where(static document => document is not null)
            .Combine(baselines)
            .Select(static (pair, _) => pair.Left! with { Baseline = pair.Right.At(pair.Left!.Path) })
            .WithTrackingName(TrackingNames.BaselinePairs)
            .SelectMany(static (pair, cancellation) => BaselineCheck.Of(pair, cancellation))
            .WithTrackingName(TrackingNames.BaselineComplaints);
        context.RegisterSourceOutput(complaints, static (output, complaint) => output.ReportDiagnostic(complaint.ToDiagnostic()));
    }

    private static BaselineFile? Baseline(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellation) =>
        options.TryGetValue(Metadata + "SpectraKitIsBaseline", out var isBaseline) && isBaseline == "true"
            ? new(Normal(file.Path), file.GetText(cancellation) ?? SourceText.From(""))
            : null;

    private static BaselinePair? Document(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellation)
    {
        if (!options.TryGetValue(Metadata + "SpectraKitSpec", out var isSpec) || isSpec != "true"
            || !options.TryGetValue(Metadata + "SpectraKitBaseline", out var path) || path.Length == 0)
            return null;
        options.TryGetValue(Metadata + "SpectraKitNamespace", out var @namespace);
        options.TryGetValue(Metadata + "SpectraKitClient", out var client);
        return new(new(file.Path, file.GetText(cancellation) ?? SourceText.From(""), @namespace ?? "", client ?? ""), Normal(path), null);
    }

    /// <summary>MSBuild and the compiler may separate folders differently.</summary>
    private static string Normal(string path) => path.Replace('\\', '/');
}
