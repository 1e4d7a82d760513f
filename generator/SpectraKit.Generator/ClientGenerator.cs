using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Baseline;

namespace SpectraKit.Generator;

/// <summary>
/// Compiles OpenAPI documents into clients. It looks at additional files and their options only, never at the compilation: editing C#
/// runs nothing again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // documents that an EndpointSpec item marked
        var inputs = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => Input(pair.Left, pair.Right.GetOptions(pair.Left), cancellation))
            .WithTrackingName(TrackingNames.Inputs)
            .Where(static input => input is not null)
            .Select(static (input, _) => input!)
            // A file that two items name is handed over twice, and the host throws on two files of one name.
            .Collect()
            .SelectMany(static (all, _) => all.Distinct());

        // whose namespace is whose: all that documents have to know of each other, and it stays equal while they are edited
        var owners = inputs
            .Select(static (input, _) => new NamespaceOwner(input.Namespace, input.Path))
            .Collect()
            .Select(static (all, _) => new NamespaceOwners([.. all]))
            .WithTrackingName(TrackingNames.Owners);
        var documents = inputs
            .Combine(owners)
            .Select(static (pair, _) => pair.Left with { Owner = pair.Right.Other(pair.Left) })
            .WithTrackingName(TrackingNames.Documents);

        // each one read and decided by itself, then printed file by file
        var history = new DocumentHistory();
        var lastGood = new LastGoodClients();
        var ahead = new PrintedAhead();
        var clients = documents
            .Select((document, cancellation) =>
            {
                var client = ClientCompiler.Compile(document, history, cancellation);
                if (!lastGood.Has(document))
                    ahead.Begin(client.Files);
                return lastGood.Keep(document, client);
            })
            .WithTrackingName(TrackingNames.Clients);
        ClientOutputs.Register(context, clients.SelectMany(static (client, _) => client.Files), ahead);

        // complaints are an output of their own: a moved line reports anew without rewriting a file
        var complaints = clients
            .SelectMany(static (client, _) => client.Diagnostics)
            .WithTrackingName(TrackingNames.Complaints);
        context.RegisterSourceOutput(complaints, static (output, complaint) => output.ReportDiagnostic(complaint.ToDiagnostic()));

        BaselinePipeline.Register(context);
    }

    private static SpecInput? Input(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellation)
    {
        // The targets write the metadata on every EndpointSpec, empty or not; other additional files have none.
        if (!options.TryGetValue("build_metadata.AdditionalFiles.SpectraKitClient", out var client)
            || !options.TryGetValue("build_metadata.AdditionalFiles.SpectraKitSpec", out var isSpec) || isSpec != "true")
            return null;
        options.TryGetValue("build_metadata.AdditionalFiles.SpectraKitNamespace", out var @namespace);
        return new(file.Path, file.GetText(cancellation) ?? SourceText.From(""), @namespace ?? "", client);
    }
}
