using SpectraKit.Generator;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;

namespace SpectraKit.Tool.Specs;

/// <summary>Documents held against the schemas, and then given to the generator as a build would.</summary>
internal sealed class SpecCheck(Surroundings surroundings)
{
    /// <returns>The exit code.</returns>
    public int Run(string[] patterns, string format, bool warningsAreErrors, CancellationToken cancellationToken)
    {
        var isUnreadable = false;
        var complaints = new List<SpecComplaint>();
        var paths = Find(patterns, cancellationToken);
        foreach (var path in paths)
        {
            try
            {
                complaints.AddRange(Check(SpecFile.Read(path, surroundings), cancellationToken));
            }
            catch (ProblemException e)
            {
                isUnreadable = true;
                new ProblemText(surroundings).Write(e.Problem);
            }
        }

        if (format == "json")
            Machine.Write(surroundings, ComplaintJson.Write(complaints, paths));
        else
            surroundings.Output.Write(ComplaintText.Write(complaints, paths));
        var fails = complaints.Any(complaint => complaint.Severity == Severity.Error || (warningsAreErrors && complaint.Severity == Severity.Warning));
        return isUnreadable ? ExitCodes.Configuration : fails ? ExitCodes.Refused : ExitCodes.AllClear;
    }

    /// <summary>All that there is to say of a document, in its order.</summary>
    public static IReadOnlyList<SpecComplaint> Check(SpecFile file, CancellationToken cancellationToken)
    {
        var (json, _) = JsonParser.Parse(file.Text, cancellationToken);
        var schema = json is { } root ? SchemaCheck.Run(file, root) : [];
        var client = ClientCompiler.Compile(new(file.Path, file.Text, "Checked", "Client"), cancellationToken);
        // What the schema says of a name, with its pointer, is not said again by the generator.
        var said = schema.Select(complaint => (complaint.Line0, complaint.Column0)).ToHashSet();
        var others = SpecComplaint.Of(client.Diagnostics).Where(complaint => complaint.Id != Descriptors.IgnoredExtension.Id || !said.Contains((complaint.Line0, complaint.Column0)));
        return [.. schema.Concat(others).OrderBy(complaint => complaint.Line0).ThenBy(complaint => complaint.Column0)];
    }

    /// <summary>A path is taken at its word, and complained of when it cannot be read; a pattern is what it matches.</summary>
    private string[] Find(string[] patterns, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var pattern in patterns)
        {
            if (!pattern.Contains('*') || File.Exists(Path.GetFullPath(pattern, surroundings.WorkingFolder)))
            {
                paths.Add(pattern);
                continue;
            }

            var found = ArtifactFinder.Find(new() { Root = surroundings.WorkingFolder, Include = [pattern] }, cancellationToken).Artifacts;
            if (found.Count == 0)
                throw new ProblemException(new(Codes.NothingMatched, $"No document matches '{SafeText.Of(pattern)}'."));
            paths.AddRange(found.Select(artifact => artifact.Path));
        }

        return [.. paths.Distinct(StringComparer.Ordinal)];
    }
}
