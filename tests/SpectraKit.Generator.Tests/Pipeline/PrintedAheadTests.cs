using SpectraKit.Generator.Client;
using SpectraKit.Generator.Text;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>Who prints a file, and when, changes nothing of what it says.</summary>
public sealed class PrintedAheadTests
{
    private static readonly ClientFile[] _files =
    [
        .. Enumerable.Range(0, 40).Select(number => new TypesFile($"{number}.g.cs", "Sample", [new EnumModel($"Kind{number}", "A kind.", TypeRef.String, [])])),
    ];

    [Fact]
    public async Task Every_file_says_what_it_says_whoever_prints_it()
    {
        var ahead = new PrintedAhead();
        ahead.Begin(_files);
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Array.ConvertAll(_files, ahead.Print))));

        foreach (var texts in asked)
            Assert.Equal(_files.Select(FileText.Print), texts);
    }

    [Fact]
    public void A_file_that_nobody_began_is_printed_when_it_is_asked_for() => Assert.Equal(FileText.Print(_files[0]), new PrintedAhead().Print(_files[0]));

    [Fact]
    public void A_text_is_kept_for_the_first_who_asks()
    {
        var ahead = new PrintedAhead();
        ahead.Begin(_files);

        Assert.NotSame(ahead.Print(_files[0]).Text, ahead.Print(_files[0]).Text);
    }

    [Fact]
    public void What_cannot_be_printed_says_so_when_it_is_asked_for()
    {
        var ahead = new PrintedAhead();
        var faulty = new TypesFile("Bad.g.cs", "Sample", [new EnumModel(null!, null!, null!, [])]);
        ahead.Begin([faulty]);

        Assert.Equal("SPK0199", ahead.Print(faulty).Failure?.Id);
    }
}
