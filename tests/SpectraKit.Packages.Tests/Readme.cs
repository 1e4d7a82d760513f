using System.Text.RegularExpressions;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The examples of the README and of other pages, as a reader would copy them.</summary>
internal static partial class Readme
{
    /// <summary>The first block of a language below a heading.</summary>
    public static string Example(string heading, string language, string page = "README.md")
    {
        var text = File.ReadAllText(Repository.PathOf(page.Split('/')));
        var start = text.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{page} has no heading '{heading}'.");
        var end = NextHeading().Match(text, start + heading.Length + 2) is { Success: true } next ? next.Index : text.Length;
        var block = Regex.Match(text[start..end], $"```{language}\n(.*?)```", RegexOptions.Singleline);
        Assert.True(block.Success, $"{page} has no {language} example below '{heading}'.");
        return block.Groups[1].Value;
    }

    [GeneratedRegex(@"^#{1,3} ", RegexOptions.Multiline)]
    private static partial Regex NextHeading();
}
