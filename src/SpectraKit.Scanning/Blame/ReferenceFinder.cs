using System.Xml;
using System.Xml.Linq;

namespace SpectraKit.Scanning;

/// <summary>Finds the line that brings a package in: in the project itself, in what every project of the folder imports, or where versions are kept centrally.</summary>
internal sealed class ReferenceFinder(string root)
{
    private readonly Dictionary<string, XDocument?> _documents = new(StringComparer.Ordinal);

    /// <summary>The line; that of the project's beginning when nothing in sight names the package; <c>null</c> when there is no project file.</summary>
    public SourceLine? Find(string? projectFile, string package)
    {
        if (projectFile is null || !File.Exists(projectFile))
            return null;
        return In(projectFile, "PackageReference", package)
            ?? Above(projectFile, "PackageReference", package, "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props")
            ?? Above(projectFile, "GlobalPackageReference", package, "Directory.Packages.props")
            ?? Above(projectFile, "PackageVersion", package, "Directory.Packages.props")
            ?? new(Relative(projectFile), 1);
    }

    /// <summary>The project of this name below the root, for graphs that name no file.</summary>
    public string? ProjectNamed(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.AsSpan().IndexOfAny(['/', '\\', '*', '?', '\0']) >= 0)
            return null;
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
            return Directory.EnumerateFiles(root, name + ".??proj", options).Order(StringComparer.Ordinal).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private SourceLine? Above(string projectFile, string element, string package, params ReadOnlySpan<string> names)
    {
        for (var folder = System.IO.Path.GetDirectoryName(projectFile); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            foreach (var name in names)
            {
                if (In(System.IO.Path.Combine(folder, name), element, package) is { } line)
                    return line;
            }
        }

        return null;
    }

    private SourceLine? In(string file, string element, string package)
    {
        var found = Load(file)?.Descendants()
            .Where(item => item.Name.LocalName == element)
            .FirstOrDefault(item => ((string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "").Split(';', StringSplitOptions.TrimEntries).Contains(package, StringComparer.OrdinalIgnoreCase));
        return found is IXmlLineInfo info && info.HasLineInfo() ? new(Relative(file), info.LineNumber) : null;
    }

    private XDocument? Load(string file)
    {
        if (_documents.TryGetValue(file, out var known))
            return known;
        try
        {
            return _documents[file] = File.Exists(file) ? XDocument.Load(file, LoadOptions.SetLineInfo) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
        {
            return _documents[file] = null;
        }
    }

    private string Relative(string file)
    {
        var path = System.IO.Path.GetRelativePath(root, file);
        return System.IO.Path.DirectorySeparatorChar == '/' ? path : path.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }
}
