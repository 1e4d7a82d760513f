using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Client;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Text;

namespace SpectraKit.Generator;

/// <summary>The end of the pipeline: files are printed and handed to the compiler, each by itself.</summary>
internal static class ClientOutputs
{
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ClientFile> files, PrintedAhead ahead)
    {
        var texts = files
            .WithTrackingName(TrackingNames.Files)
            .Select((file, _) => ahead.Print(file))
            .WithTrackingName(TrackingNames.Texts);
        context.RegisterSourceOutput(texts, static (output, file) =>
        {
            if (file.Failure is { } failure)
                output.ReportDiagnostic(failure.ToDiagnostic());
            else
                output.AddSource(file.HintName, file.Text);
        });
    }

    /// <summary>A file's text, or why there is none.</summary>
    public static GeneratedFile Print(ClientFile file)
    {
        try
        {
            return FileText.Print(file);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The host would drop the files of all documents with it (CS8785).
            return new(file.HintName, SourceText.From(""))
            {
                Failure = new(Descriptors.Unexpected.Id, file.DocumentPath, default, default, [$"{file.HintName}: {e.GetType().Name}: {e.Message}"]),
            };
        }
    }
}
