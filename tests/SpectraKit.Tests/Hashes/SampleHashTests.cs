using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SpectraKit.Tests.Hashes;

public sealed class SampleHashTests
{
    public static TheoryData<string, HashKind, int> Digests => new()
    {
        { "d41d8cd98f00b204e9800998ecf8427e", HashKind.Md5, 16 },
        { "da39a3ee5e6b4b0d3255bfef95601890afd80709", HashKind.Sha1, 20 },
        { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", HashKind.Sha256, 32 },
        {
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
            HashKind.Sha512,
            64
        },
    };

    [Theory]
    [MemberData(nameof(Digests))]
    public void The_kind_follows_from_the_length(string text, HashKind kind, int length)
    {
        var hash = SampleHash.Parse(text);

        Assert.Equal(kind, hash.Kind);
        Assert.Equal(length, hash.Length);
        Assert.Equal(text, hash.ToString());
    }

    [Fact]
    public void It_is_what_the_framework_computes()
    {
        Assert.Equal(SampleHash.Parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), SampleHash.FromBytes(SHA256.HashData([])));
        Assert.True(SampleHash.Parse("da39a3ee5e6b4b0d3255bfef95601890afd80709").Matches(SHA1.HashData([])));
        Assert.False(SampleHash.Parse("da39a3ee5e6b4b0d3255bfef95601890afd80709").Matches(SHA1.HashData([1])));
    }

    [Theory]
    [MemberData(nameof(Digests))]
    public void Upper_and_lower_case_are_the_same_digest(string text, HashKind kind, int length)
    {
        var upper = SampleHash.Parse(text.ToUpperInvariant());

        Assert.Equal(SampleHash.Parse(text), upper);
        Assert.Equal(SampleHash.Parse(text).GetHashCode(), upper.GetHashCode());
        Assert.Equal(text, upper.ToString());
        Assert.Equal(text.ToUpperInvariant(), upper.ToString("X"));
        Assert.Equal((kind, length), (upper.Kind, upper.Length));
    }

    [Fact]
    public void Whatever_the_bytes_they_survive_being_text()
    {
        var digests = from length in Gen.Elements(16, 20, 32, 64)
                      from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(length)
                      from isUpper in Gen.Elements(true, false)
                      select (bytes, isUpper);

        Prop.ForAll(digests.ToArbitrary(), digest =>
        {
            var (bytes, isUpper) = digest;
            var hash = SampleHash.FromBytes(bytes);
            var text = hash.ToString(isUpper ? "X" : "x");
            var copy = new byte[hash.Length];
            hash.CopyTo(copy);
            return SampleHash.Parse(text) == hash
                && SampleHash.TryParse(Encoding.UTF8.GetBytes(text), out var again) && again == hash
                && string.Equals(text, Convert.ToHexString(bytes), StringComparison.OrdinalIgnoreCase)
                && copy.SequenceEqual(bytes)
                && hash.Matches(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Digests_of_one_kind_stand_in_the_order_of_their_text()
    {
        var pairs = from length in Gen.Elements(16, 20, 32, 64)
                    from one in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(length)
                    from other in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(length)
                    select (one, other);

        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (one, other) = (SampleHash.FromBytes(pair.one), SampleHash.FromBytes(pair.other));
            return Math.Sign(one.CompareTo(other)) == Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString()))
                && one.CompareTo(other) == 0 == (one == other);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_digests_that_begin_alike_are_two()
    {
        var md5 = SampleHash.Parse(new string('0', 32));
        var sha1 = SampleHash.Parse(new string('0', 40));
        var sha512 = SampleHash.Parse(new string('0', 127) + "1");

        Assert.NotEqual(md5, sha1);
        Assert.True(md5.CompareTo(sha1) < 0);
        Assert.NotEqual(sha512, SampleHash.Parse(new string('0', 128)));
        Assert.Equal(3, new HashSet<SampleHash> { md5, sha1, sha512 }.Count);
    }

    [Theory]
    [InlineData("xyz", "'xyz' is not an MD5, SHA-1, SHA-256 or SHA-512 digest: it has 3 characters, and these have 32, 40, 64 or 128 hexadecimal digits.")]
    [InlineData("", "'' is not an MD5, SHA-1, SHA-256 or SHA-512 digest: it has 0 characters, and these have 32, 40, 64 or 128 hexadecimal digits.")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427g", "'d41d8cd98f00b204e9800998ecf8427g' is not an MD5, SHA-1, SHA-256 or SHA-512 digest: character 32 is not a hexadecimal digit.")]
    [InlineData(" 41d8cd98f00b204e9800998ecf8427e", "' 41d8cd98f00b204e9800998ecf8427e' is not an MD5, SHA-1, SHA-256 or SHA-512 digest: character 1 is not a hexadecimal digit.")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e0", "'d41d8cd98f00b204e9800998ecf8427e0' is not an MD5, SHA-1, SHA-256 or SHA-512 digest: it has 33 characters, and these have 32, 40, 64 or 128 hexadecimal digits.")]
    public void A_text_that_is_no_digest_is_told_why(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<FormatException>(() => SampleHash.Parse(text)).Message);
        Assert.False(SampleHash.TryParse(text, out var none));
        Assert.False(SampleHash.TryParse(Encoding.UTF8.GetBytes(text), out _));
        Assert.Equal(default, none);
    }

    [Fact]
    public void A_hostile_text_is_shown_bounded_and_without_control_characters()
    {
        var message = Assert.Throws<FormatException>(() => SampleHash.Parse("\u001b[2J" + new string('a', 100_000))).Message;

        Assert.DoesNotContain('\u001b', message);
        Assert.True(message.Length < 300, message);
    }

    [Theory]
    [InlineData("１２３４５６７８１２３４５６７８１２３４５６７８１２３４５６７８")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427\u0000")]
    [InlineData("0xd41d8cd98f00b204e9800998ecf842")]
    [InlineData("d41d8cd98f00b204e9800998ecf8-27e")]
    public void Only_hexadecimal_digits_are_digits(string text) => Assert.False(SampleHash.TryParse(text, out _));

    [Fact]
    public void Text_of_any_sort_never_throws_out_of_TryParse()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            SampleHash.TryParse(text, out var hash) ? hash.Kind != HashKind.None : hash == default)
            .QuickCheckThrowOnFailure();
        Assert.False(SampleHash.TryParse((string?)null, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(48)]
    [InlineData(65)]
    public void Bytes_of_another_number_are_no_digest(int count)
    {
        var error = Assert.Throws<ArgumentException>(() => SampleHash.FromBytes(new byte[count]));

        Assert.StartsWith($"{count} bytes are not an MD5, SHA-1, SHA-256 or SHA-512 digest: these have 16, 20, 32 or 64.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_no_digest()
    {
        var none = default(SampleHash);

        Assert.Equal(HashKind.None, none.Kind);
        Assert.Equal(0, none.Length);
        Assert.Equal("", none.ToString());
        Assert.False(none.Matches([]));
        Assert.NotEqual(none, SampleHash.Parse(new string('0', 32)));
        Assert.True(none.CompareTo(SampleHash.Parse(new string('0', 32))) < 0);
    }

    [Fact]
    public void It_formats_into_spans_of_both_sorts()
    {
        var hash = SampleHash.Parse("da39a3ee5e6b4b0d3255bfef95601890afd80709");
        Span<char> characters = stackalloc char[40];
        Span<byte> utf8 = stackalloc byte[40];

        Assert.True(hash.TryFormat(characters, out var written));
        Assert.Equal(40, written);
        Assert.Equal(hash.ToString(), characters.ToString());
        Assert.True(hash.TryFormat(utf8, out written, "X"));
        Assert.Equal(40, written);
        Assert.Equal(hash.ToString("X"), Encoding.UTF8.GetString(utf8));
        Assert.False(hash.TryFormat(characters[..39], out written));
        Assert.Equal(0, written);
        Assert.Equal("<da39a3ee5e6b4b0d3255bfef95601890afd80709>", string.Create(CultureInfo.InvariantCulture, $"<{hash}>"));
    }

    [Fact]
    public void An_unknown_format_is_refused() =>
        Assert.Equal(
            "'N' is not a format of a digest: x for lower case and X for upper case are.",
            Assert.Throws<FormatException>(() => default(SampleHash).ToString("N")).Message);

    [Fact]
    public void It_is_parsed_by_whoever_knows_only_that_it_can_be()
    {
        static T Read<T>(string text) where T : ISpanParsable<T> => T.Parse(text.AsSpan(), CultureInfo.InvariantCulture);
        static T ReadUtf8<T>(ReadOnlySpan<byte> text) where T : IUtf8SpanParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(HashKind.Md5, Read<SampleHash>("d41d8cd98f00b204e9800998ecf8427e").Kind);
        Assert.Equal(HashKind.Md5, ReadUtf8<SampleHash>("d41d8cd98f00b204e9800998ecf8427e"u8).Kind);
        Assert.Throws<FormatException>(() => ReadUtf8<SampleHash>("d4"u8));
    }

    [Fact]
    public void It_costs_no_memory_beyond_itself()
    {
        Assert.Equal(65, Unsafe.SizeOf<SampleHash>());

        var text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".ToCharArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parsed = SampleHash.TryParse(text, out var hash) && hash.Equals(hash) && hash.GetHashCode() == hash.GetHashCode();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(parsed);
        Assert.Equal(0, allocated);
    }
}
