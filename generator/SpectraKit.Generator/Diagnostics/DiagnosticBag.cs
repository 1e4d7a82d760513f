using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Diagnostics;

/// <summary>The complaints about one document, in its order, each position said once.</summary>
/// <param name="path">The document's path.</param>
/// <param name="text">Its text, for lines and columns.</param>
internal sealed class DiagnosticBag(string path, SourceText text)
{
    private readonly Dictionary<(int Start, string Id, string Words), DiagnosticInfo> _found = [];

    /// <summary>Whether code must not be generated.</summary>
    public bool HasErrors { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        _found[(span.Start, descriptor.Id, string.Join("\0", arguments))] =
            new(descriptor.Id, path, span, text.Lines.GetLinePositionSpan(span), new(arguments));
    }

    public EquatableArray<DiagnosticInfo> ToArray() => new(
    [
        .. _found
            .OrderBy(found => found.Key.Start)
            .ThenBy(found => found.Key.Id, StringComparer.Ordinal)
            .ThenBy(found => found.Key.Words, StringComparer.Ordinal)
            .Select(found => found.Value),
    ]);
}
