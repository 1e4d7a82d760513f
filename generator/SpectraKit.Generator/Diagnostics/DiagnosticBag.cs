using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Diagnostics;

/// <summary>The complaints about one document, in its order, each position said once.</summary>
/// <param name="path">The document's path.</param>
/// <param name="text">Its text, for lines and columns.</param>
internal sealed class DiagnosticBag(string path, SourceText text)
{
    private readonly Dictionary<(int Start, string Id, string Words), DiagnosticInfo> _found = [];

    /// <summary>Whether code must not be generated.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>How often somebody has complained.</summary>
    public int Count { get; private set; }

    /// <summary>The document that places are in; without one, they are where they were read.</summary>
    public JsonTree? Document { get; set; }

    public void Add(DiagnosticDescriptor descriptor, JsonPlace place, params string[] arguments) => AddAt(descriptor, SpanOf(place), arguments);

    /// <summary>Complains of a place in the text, which may be no document.</summary>
    public void AddAt(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        Count++;
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        _found[(span.Start, descriptor.Id, string.Join("\0", arguments))] =
            new(descriptor.Id, path, span, text.Lines.GetLinePositionSpan(span), new(arguments));
    }

    /// <summary>Where a place is in the text.</summary>
    public TextSpan SpanOf(JsonPlace place) => Document?.SpanOf(place) ?? place.Span;

    /// <summary>Another one for the same document, for who reads ahead and is not the one to complain.</summary>
    public DiagnosticBag Apart() => new(path, text) { Document = Document };

    public EquatableArray<DiagnosticInfo> ToArray() => new(
    [
        .. _found
            .OrderBy(found => found.Key.Start)
            .ThenBy(found => found.Key.Id, StringComparer.Ordinal)
            .ThenBy(found => found.Key.Words, StringComparer.Ordinal)
            .Select(found => found.Value),
    ]);
}
