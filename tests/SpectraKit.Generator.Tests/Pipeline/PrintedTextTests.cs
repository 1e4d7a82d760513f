using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Text;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>The compiler finds in a printed text what it finds in one of its own.</summary>
public sealed class PrintedTextTests
{
    /// <summary>Texts longer than a piece, some of whose pieces have more than ASCII in them.</summary>
    private static Arbitrary<(string Text, int Start, int Length)> Texts => Arb.From(
        from words in Gen.Elements("line\n", "text", "\t\t", "é", "…", "\U0001F600", "\ud800", "\u2028", "x").ListOf(12)
        from times in Gen.Choose(0, 3_000)
        let text = string.Concat(words) + string.Concat(Enumerable.Repeat(words.FirstOrDefault() ?? "", times)) + string.Concat(Enumerable.Reverse(words))
        from start in Gen.Choose(0, text.Length)
        from length in Gen.Choose(0, text.Length - start)
        select (text, start, length));

    [Fact]
    public void Every_part_is_what_was_printed() => Prop.ForAll(Texts, sample =>
    {
        var (text, start, length) = sample;
        var printed = PrintedText.Of([.. text, .. "left over"], text.Length);

        Assert.Equal(text, printed.ToString());
        Assert.Equal(text.Substring(start, length), printed.ToString(new TextSpan(start, length)));
        var room = new char[length + 2];
        printed.CopyTo(start, room, 1, length);
        Assert.Equal(text.Substring(start, length), new string(room, 1, length));
        Assert.Equal(('\0', '\0'), (room[0], room[^1]));
        for (var i = start; i < Math.Min(text.Length, start + 50); i++)
            Assert.Equal(text[i], printed[i]);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Its_lines_and_its_checksum_are_those_of_the_same_text() => Prop.ForAll(Texts, sample =>
    {
        var expected = SourceText.From(sample.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        var printed = PrintedText.Of(sample.Text.ToCharArray(), sample.Text.Length);

        Assert.Equal(expected.Lines.Select(line => line.Span), printed.Lines.Select(line => line.Span));
        Assert.Equal(expected.ChecksumAlgorithm, printed.ChecksumAlgorithm);
        Assert.True(expected.GetChecksum().SequenceEqual(printed.GetChecksum()));
        Assert.True(expected.ContentEquals(printed) && printed.ContentEquals(expected));
        Assert.True(printed.CanBeEmbedded);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_character_more_or_another_one_is_another_text()
    {
        var printed = PrintedText.Of(new string('x', 40_000).ToCharArray(), 40_000);

        Assert.False(printed.ContentEquals(PrintedText.Of(new string('x', 40_001).ToCharArray(), 40_001)));
        Assert.False(printed.ContentEquals(PrintedText.Of((new string('x', 39_999) + "y").ToCharArray(), 40_000)));
        Assert.Throws<IndexOutOfRangeException>(() => printed[40_000]);
    }
}
