using SpectraKit.Generator.Client;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Extensions;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator;

/// <summary>A document from text to what its files are printed from: Json, Spec, Client. The order of the stages is here and nowhere else.</summary>
internal static class ClientCompiler
{
    /// <summary>Compiles a document that nobody edits.</summary>
    public static CompiledClient Compile(SpecInput document, CancellationToken cancellation) => Compile(document, history: null, cancellation);

    /// <summary>Compiles a version of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="history">What was read of the last one.</param>
    /// <param name="cancellation">Ends it.</param>
    public static CompiledClient Compile(SpecInput document, DocumentHistory? history, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(document.Path, document.Text);
        try
        {
            var client = Read(document, history, diagnostics, cancellation);
            return new(
                client is null || diagnostics.HasErrors ? [] : [.. ClientFiles.Of(client).Select(file => file with { DocumentPath = document.Path })],
                diagnostics.ToArray());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception here would cost every other document its client too, and name none: the host drops all output (CS8785).
            diagnostics.Add(Descriptors.Unexpected, default, $"{e.GetType().Name}: {e.Message}");
            return new([], diagnostics.ToArray());
        }
    }

    private static ClientModel? Read(SpecInput input, DocumentHistory? history, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (!Naming.IsQualifiedName(input.Namespace))
            diagnostics.Add(Descriptors.MissingSetting, default, "Namespace", input.Namespace);
        if (!Naming.IsQualifiedName(input.Client) || input.Client.Contains('.'))
            diagnostics.Add(Descriptors.MissingSetting, default, "Client", input.Client);
        if (input.Owner is { } owner)
            diagnostics.Add(Descriptors.DuplicateNamespace, default, input.Namespace, owner);
        if (diagnostics.HasErrors)
            return null;

        var (json, error) = Parse(input, history?.Last(input.Path), cancellation);
        if (error is not null)
            diagnostics.AddAt(Descriptors.NotJson, error.Span, error.Message);
        if (json is null)
            return null;
        history?.Keep(input.Path, json);
        diagnostics.Document = json;
        if (SpecReader.Read(json.Root, diagnostics) is not { } document)
            return null;
        ExtensionCheck.Run(json.Root, document, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        cancellation.ThrowIfCancellationRequested();
        return ClientBuilder.Build(document, input.Namespace, input.Client, diagnostics);
    }

    private static (JsonTree? Document, JsonSyntaxError? Error) Parse(SpecInput input, JsonTree? last, CancellationToken cancellation)
    {
        var read = JsonParser.Parse(input.Text, last, cancellation);
        // What schemas mean depends on the version of OpenAPI, and they keep what they mean.
        return last is not null && read.Document is { } document && document.Root.String("openapi") != last.Root.String("openapi")
            ? JsonParser.Parse(input.Text, last: null, cancellation)
            : read;
    }
}
