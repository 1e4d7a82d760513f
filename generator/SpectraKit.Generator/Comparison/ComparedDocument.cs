using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Comparison;

/// <summary>A document read as far as a comparison needs: its client, without a line of it printed.</summary>
internal sealed class ComparedDocument
{
    private ComparedDocument(JsonValue? json, ClientModel? client, SourceText text, EquatableArray<DiagnosticInfo> diagnostics) =>
        (Json, Client, Text, Diagnostics) = (json, client, text, diagnostics);

    public JsonValue? Json { get; }

    /// <summary>Its client; <c>null</c> when the document does not compile into one.</summary>
    public ClientModel? Client { get; }

    public SourceText Text { get; }

    /// <summary>What the generator would say of it.</summary>
    public EquatableArray<DiagnosticInfo> Diagnostics { get; }

    public static ComparedDocument Read(string path, SourceText text, string client, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(path, text);
        var (json, error) = JsonParser.Parse(text, cancellation);
        if (error is not null)
            diagnostics.Add(Descriptors.NotJson, error.Span, error.Message);
        var document = json is null ? null : SpecReader.Read(json, diagnostics);
        var model = document is null || diagnostics.HasErrors ? null : ClientBuilder.Build(document, "Compared", client, diagnostics);
        return new(json, diagnostics.HasErrors ? null : model, text, diagnostics.ToArray());
    }

    /// <summary>What changed from this document to a newer one; both have a client.</summary>
    public IReadOnlyList<LocatedChange> CompareTo(ComparedDocument newer)
    {
        var (old, @new) = (new DocumentPlaces(Json!, Text), new DocumentPlaces(newer.Json!, newer.Text));
        return
        [
            .. ClientComparison.Compare(Client!, newer.Client!)
                .Concat(ServerComparison.Compare(Json!, newer.Json!))
                .OrderByDescending(change => change.Severity)
                .Select(change => new LocatedChange(change, old.Find(change.Old), @new.Find(change.New))),
        ];
    }
}
