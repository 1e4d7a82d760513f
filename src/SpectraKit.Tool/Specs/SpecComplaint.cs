using System.Globalization;
using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Specs;

/// <summary>A complaint about a document, in the words of the generator or of a schema.</summary>
/// <param name="Path">The document.</param>
/// <param name="Line0">Its line, from 0.</param>
/// <param name="Column0">Its column, from 0.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Id">Its code.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Pointer">The place as a JSON pointer; <c>null</c> for the generator's, which speaks of text.</param>
internal sealed record SpecComplaint(string Path, int Line0, int Column0, Severity Severity, string Id, string Message, string? Pointer)
{
    /// <summary>One line, as compilers write it, so that editors find the place.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{SafeText.Of(Path)}({Line0 + 1},{Column0 + 1}): {Words.Of(Severity)} {Id}: {SafeText.Of(Message)}");

    public static IEnumerable<SpecComplaint> Of(IEnumerable<DiagnosticInfo> diagnostics) => diagnostics.Select(info =>
    {
        var diagnostic = info.ToDiagnostic();
        var severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => Severity.Error,
            DiagnosticSeverity.Warning => Severity.Warning,
            _ => Severity.Information,
        };
        return new SpecComplaint(info.Path, info.Lines.Start.Line, info.Lines.Start.Character, severity, info.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture), null);
    });
}
