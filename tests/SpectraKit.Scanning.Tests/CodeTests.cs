using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

public sealed class CodeTests
{
    [Fact]
    public void Codes_are_in_order_and_unlike_each_other()
    {
        Assert.Equal(Codes.All.Select(code => code.Id).Order(StringComparer.Ordinal).Distinct(), Codes.All.Select(code => code.Id));
        Assert.Equal(Codes.All.Count, Codes.All.Select(code => code.Title).Distinct().Count());
        Assert.Equal(typeof(Codes).GetProperties().Count(property => property.PropertyType == typeof(Code)), Codes.All.Count);
        Assert.All(Codes.All, code => Assert.Same(code, typeof(Codes).GetProperty(code.Title)!.GetValue(null)));
    }

    [Fact]
    public void Every_code_has_a_page_that_names_it_and_says_what_why_and_what_to_do()
    {
        Assert.All(Codes.All, code =>
        {
            var lines = File.ReadAllLines(Repository.PathOf(code.DocsPage));
            Assert.Equal($"# {code.Id} {code.Title}", lines[0]);
            Assert.Contains($"Exit code {code.ExitCode}", string.Join('\n', lines), StringComparison.Ordinal);
            Assert.Equal(["## What happened", "## Why", "## What to do"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void Every_page_belongs_to_a_code()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs"), "SPK?*.md").Select(page => Path.GetFileNameWithoutExtension(page)!).Where(id => id[3] is '1' or '2' or '3' or '4');

        Assert.Equal(Codes.All.Select(code => code.Id), pages.Order(StringComparer.Ordinal));
    }
}
