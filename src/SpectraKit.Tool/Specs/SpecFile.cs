using Microsoft.CodeAnalysis.Text;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Specs;

/// <summary>A document as it was read.</summary>
internal sealed record SpecFile(string Path, SourceText Text)
{
    public static SpecFile Read(string path, Surroundings surroundings)
    {
        try
        {
            return new(path, SourceText.From(path == "-" ? surroundings.OpenInput().ReadToEnd() : File.ReadAllText(System.IO.Path.GetFullPath(path, surroundings.WorkingFolder))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ProblemException(new(Codes.InvalidSetting, $"The document '{path}' cannot be read: {e.Message}"), e);
        }
    }
}
