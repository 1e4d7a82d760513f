using SpectraKit.Generator.Comparison;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;

namespace SpectraKit.Tool.Specs;

/// <summary>Two documents read, compared and written down. The compiler's assemblies, which the generator is built on, are loaded by nothing else.</summary>
internal sealed class SpecDiff(Surroundings surroundings)
{
    /// <returns>The exit code.</returns>
    public int Run(string oldPath, string newPath, string format, string failOn, CancellationToken cancellationToken)
    {
        if (oldPath == "-" && newPath == "-")
            throw new ProblemException(new(Codes.InvalidSetting, "Standard input can be one of the documents, not both."));
        if (Read(oldPath, cancellationToken) is not { } old || Read(newPath, cancellationToken) is not { } @new)
            return ExitCodes.Configuration;

        var changes = old.CompareTo(@new);
        switch (format)
        {
            case "json":
                Machine.Write(surroundings, ChangeJson.Write(changes, oldPath, newPath));
                break;
            case "markdown":
                surroundings.Output.Write(ChangeMarkdown.Write(changes, oldPath, newPath));
                break;
            default:
                surroundings.Output.Write(ChangeText.Write(changes, oldPath, newPath));
                break;
        }

        var fails = failOn switch
        {
            "any" => changes.Count > 0,
            "none" => false,
            _ => changes.Any(change => change.Change.Severity == ChangeSeverity.Breaking),
        };
        return fails ? ExitCodes.Refused : ExitCodes.AllClear;
    }

    /// <summary>The document's client; <c>null</c>, with all complaints, when it has none: nothing can be said of its callers.</summary>
    private ComparedDocument? Read(string path, CancellationToken cancellationToken)
    {
        var file = SpecFile.Read(path, surroundings);
        var document = ComparedDocument.Read(path, file.Text, "Client", cancellationToken);
        if (document.Client is not null)
            return document;
        foreach (var complaint in SpecComplaint.Of(document.Diagnostics).Where(complaint => complaint.Severity == Severity.Error))
            surroundings.Errors.WriteLine(complaint.Line);
        new ProblemText(surroundings).Write(new Problem(Codes.InvalidSetting, $"'{path}' does not compile into a client, so there is nothing to compare."));
        return null;
    }
}
