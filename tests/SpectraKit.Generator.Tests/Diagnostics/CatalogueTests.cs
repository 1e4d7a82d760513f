using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Diagnostics;

/// <summary>Every id is in the descriptors, in the release notes and in the documentation, and says the same there.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void Every_descriptor_is_announced_with_its_severity_and_title()
    {
        var announced = File.ReadAllLines(Repository.PathOf("generator", "SpectraKit.Generator", "AnalyzerReleases.Unshipped.md"))
            .Where(line => line.StartsWith("SPK", StringComparison.Ordinal));

        Assert.Equal(
            Descriptors.ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}"),
            announced);
    }

    [Fact]
    public void Every_descriptor_has_a_page_and_every_page_a_descriptor()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs"), "SPK0*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

        // These are no complaints of the generator's: the compiler's about a deprecated operation, and the build's about an item.
        Assert.Equal(Descriptors.ById.Keys.Concat(["SPK0190", "SPK0191", "SPK0192", "SPK0193"]).Order(StringComparer.Ordinal), pages);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_titled_as_its_descriptor_and_says_what_to_do(string id)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", id + ".md"));
        var descriptor = Descriptors.ById[id];

        Assert.StartsWith($"# {id} {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n{(descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "Information" : descriptor.DefaultSeverity)}.", page, StringComparison.Ordinal);
        Assert.Contains("\n## What happened\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## What to do\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_says_where_its_page_is(string id) =>
        Assert.Contains($"docs/{id}.md", Descriptors.ById[id].Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_is_expected_between_the_marks_of_a_document(string id)
    {
        // What an item says wrongly has no place in the document but its beginning; nor has a fault of the generator's own.
        if (id is "SPK0100" or "SPK0104" or "SPK0113" or "SPK0114" or "SPK0199")
            return;
        var tests = string.Concat(Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Diagnostics"), "*.cs").Select(File.ReadAllText));

        Assert.Contains($"Expect(\"{id}\", DiagnosticSeverity.{Descriptors.ById[id].DefaultSeverity}, ", tests, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_is_tested_at_its_place()
    {
        var tests = File.ReadAllText(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Diagnostics", "DiagnosticTests.cs"));

        // A fault of the generator's own has no document that shows it.
        Assert.Equal(Descriptors.ById.Keys.Except(["SPK0199"]).Order(StringComparer.Ordinal), TestedId().Matches(tests).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Ids => [.. Descriptors.ById.Keys];

    [GeneratedRegex(@"public void (SPK\d{4})_")]
    private static partial Regex TestedId();
}
