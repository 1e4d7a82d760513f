using System.Text.RegularExpressions;
using System.Xml.Linq;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The build files of SpectraKit.MSBuild beside their page.</summary>
public sealed partial class MSBuildTargetsTests
{
    private static readonly string _page = File.ReadAllText(Repository.PathOf("docs", "msbuild.md"));

    private static readonly IReadOnlyList<string> _files =
        [.. Directory.GetFiles(Repository.PathOf("tasks", "SpectraKit.MSBuild"), "SpectraKit.*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".props" or ".targets" && !path.Contains("obj"))];

    [Fact]
    public void Names_that_are_not_on_the_page_are_private()
    {
        Assert.NotEmpty(_files);
        foreach (var file in _files)
        {
            var elements = XDocument.Load(file).Descendants().ToList();
            var made = elements.Where(element => element.Parent?.Name.LocalName is "PropertyGroup" or "ItemGroup").Select(element => element.Name.LocalName)
                .Concat(elements.Where(element => element.Name.LocalName == "Target").Select(element => element.Attribute("Name")!.Value))
                .Except(["FileWrites", "WarningsNotAsErrors", "MSBuildWarningsNotAsErrors"]);
            Assert.All(made, name => Assert.True(name.StartsWith("_SpectraKit", StringComparison.Ordinal) || _page.Contains($"`{name}`", StringComparison.Ordinal), $"{name} is not in docs/msbuild.md."));
        }
    }

    [Fact]
    public void Every_property_of_the_page_is_read()
    {
        var text = string.Concat(_files.Select(File.ReadAllText));
        var properties = PropertyRow().Matches(_page).SelectMany(row => Name().Matches(row.Value)).Select(name => name.Groups[1].Value).ToList();

        Assert.Contains("SpectraKitPassLifetime", properties);
        Assert.All(properties, name => Assert.Contains($"$({name}", text));
    }

    [GeneratedRegex(@"^\| `SpectraKit[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex PropertyRow();

    [GeneratedRegex("`(SpectraKit[A-Za-z]+)`")]
    private static partial Regex Name();
}
