using System.Text.RegularExpressions;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The README's examples, as a reader would copy them.</summary>
internal static partial class Readme
{
    private static readonly string _text = File.ReadAllText(Repository.PathOf("README.md"));

    /// <summary>The first block of a language below a heading.</summary>
    public static string Example(string heading, string language)
    {
        var start = _text.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The README has no heading '{heading}'.");
        var end = NextHeading().Match(_text, start + heading.Length + 2) is { Success: true } next ? next.Index : _text.Length;
        var block = Regex.Match(_text[start..end], $"```{language}\n(.*?)```", RegexOptions.Singleline);
        Assert.True(block.Success, $"The README has no {language} example below '{heading}'.");
        return block.Groups[1].Value;
    }

    [GeneratedRegex(@"^#{1,3} ", RegexOptions.Multiline)]
    private static partial Regex NextHeading();
}
