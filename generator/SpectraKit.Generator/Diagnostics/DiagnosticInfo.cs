using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Diagnostics;

/// <summary>A complaint as a value: which, where, and the words to fill in.</summary>
internal sealed record DiagnosticInfo(string Id, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptors.ById[Id], Location.Create(Path, Span, Lines), [.. Arguments]);
}
