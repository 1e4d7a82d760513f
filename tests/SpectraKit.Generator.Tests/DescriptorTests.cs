using System.Text.RegularExpressions;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests;

/// <summary>The facts that live in two files: descriptors, the release list, and the pages that help links lead to.</summary>
public sealed class DescriptorTests
{
    private static readonly string _releases = string.Concat(
        Directory.GetFiles(Repository.PathOf("generator", "SpectraKit.Generator"), "AnalyzerReleases.*.md").Select(File.ReadAllText));

    public static TheoryData<string> Ids => [.. Descriptors.ById.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_complaint_has_a_page_that_its_help_link_leads_to(string id)
    {
        var descriptor = Descriptors.ById[id];

        Assert.Equal($"docs/{id}.md", descriptor.HelpLinkUri);
        var page = File.ReadAllText(Repository.PathOf("docs", id + ".md"));
        Assert.StartsWith($"# {id} ", page);
        Assert.Contains(descriptor.Title.ToString(), page);
        Assert.Contains("## What to do", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_complaint_is_in_the_release_list_with_its_severity_and_title(string id)
    {
        var descriptor = Descriptors.ById[id];

        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", _releases);
    }

    [Fact]
    public void Every_page_about_the_generator_is_about_a_complaint_that_exists()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs"), "SPK0*.md").Select(Path.GetFileNameWithoutExtension);
        var listed = Regex.Matches(_releases, "SPK0[0-9]{3}").Select(match => match.Value);

        Assert.Equal(Descriptors.ById.Keys.Append("SPK0105").Append("SPK0190").Order(), pages.Order());
        Assert.Equal(Descriptors.ById.Keys.Order(), listed.Order());
    }
}
