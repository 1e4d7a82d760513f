using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Comparison;
using SpectraKit.Generator.Diagnostics;

namespace SpectraKit.Generator.Baseline;

/// <summary>One document against its baseline: a warning for each change that breaks callers, where the new document has it.</summary>
internal static class BaselineCheck
{
    public static EquatableArray<DiagnosticInfo> Of(BaselinePair pair, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(pair.Document.Path, pair.Document.Text);
        try
        {
            Check(pair, diagnostics, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The host would drop the clients of all documents with it.
            diagnostics.Add(Descriptors.Unexpected, default, $"{e.GetType().Name}: {e.Message}");
        }

        return diagnostics.ToArray();
    }

    private static void Check(BaselinePair pair, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (pair.Baseline is not { } file)
        {
            diagnostics.Add(Descriptors.MissingBaseline, default, pair.Path);
            return;
        }

        // What is wrong with the document itself is said by the branch that makes its client.
        var document = ComparedDocument.Read(pair.Document.Path, pair.Document.Text, pair.Document.Client, cancellation);
        if (document.Client is null)
            return;
        var baseline = ComparedDocument.Read(file.Path, file.Text, pair.Document.Client, cancellation);
        if (baseline.Client is null)
        {
            diagnostics.Add(Descriptors.UnusableBaseline, default, file.Path, baseline.Diagnostics.First(complaint => complaint.ToDiagnostic().Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        foreach (var (change, _, place) in baseline.CompareTo(document).Where(change => change.Change.Severity == ChangeSeverity.Breaking).Select(change => (change.Change, change.Old, change.New)))
            diagnostics.AddAt(Descriptors.BreaksCallers, place.Span, change.Subject, change.What, change.Why);
    }
}
