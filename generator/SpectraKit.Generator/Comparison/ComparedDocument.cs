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
    private readonly IReadOnlyDictionary<string, Pointer> _types;

    private ComparedDocument(JsonValue? json, ClientModel? client, IReadOnlyDictionary<string, Pointer> types, SourceText text, EquatableArray<DiagnosticInfo> diagnostics) =>
        (Json, Client, _types, Text, Diagnostics) = (json, client, types, text, diagnostics);

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
            diagnostics.AddAt(Descriptors.NotJson, error.Span, error.Message);
        var document = json is not { } root ? null : SpecReader.Read(root, diagnostics);
        IReadOnlyDictionary<string, Pointer> types = new Dictionary<string, Pointer>();
        var model = document is null || diagnostics.HasErrors ? null : ClientBuilder.Build(document, "Compared", client, diagnostics, out types);
        return new(json, diagnostics.HasErrors ? null : model, types, text, diagnostics.ToArray());
    }

    /// <summary>What changed from this document to a newer one; both have a client.</summary>
    public IReadOnlyList<LocatedChange> CompareTo(ComparedDocument newer)
    {
        var (old, @new) = (new DocumentPlaces(Json!.Value, Text, _types, newer._types), new DocumentPlaces(newer.Json!.Value, newer.Text, newer._types, _types));
        return
        [
            .. ClientComparison.Compare(Client!, newer.Client!).Select(change => new LocatedChange(change, old.Find(change.Old), @new.Find(change.New))),
        ];
    }
}
