using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using SpectraKit.Archives;

namespace SpectraKit.Tests.Archives;

/// <summary>The digests of what is in an archive: of everything that any program would unpack from it, or with the reason why not.</summary>
public sealed class DigestTests
{
    private static readonly byte[] _bad = "bad"u8.ToArray();

    [Fact]
    public async Task Every_file_on_every_level_has_its_digest_under_its_place()
    {
        var inner = RawZip.Of(new RawZipEntry("lib/x.dll", _bad));
        using var archive = new ArchiveCase(Tars.GZip(Tars.Of(TarEntryFormat.Pax, ("a/b.txt", TarEntryType.RegularFile, [1]), ("a/c.nupkg", TarEntryType.RegularFile, inner))));

        var digests = await DigestAsync(archive, new() { Nesting = 1 });

        Assert.True(digests.IsComplete);
        Assert.Equal([("a/b.txt", null), ("a/c.nupkg", null), ("a/c.nupkg!/lib/x.dll", "a/c.nupkg")], digests.Entries.Select(entry => (entry.Name, entry.Container)));
        Assert.Equal(Sha256(_bad), digests.Entries[2].Sha256.ToString());
        Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(_bad)), digests.Entries[2].Sha1.ToString());
    }

    /// <summary>NuGet and .NET unpack such an entry to a file with its content: a scan that passed it over would not have seen that.</summary>
    [Theory]
    [InlineData(0xA1FF0000u)]
    [InlineData(0x61FF0000u)]
    [InlineData(0x400u)]
    public async Task What_says_in_a_zip_that_it_is_a_link_is_read(uint attributes)
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("lib/x.dll", _bad) { Attributes = attributes }));

        Assert.Equal(Sha256(_bad), Assert.Single((await DigestAsync(archive)).Entries).Sha256.ToString());
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    public async Task A_link_of_a_tar_has_no_content_and_is_passed_over(TarEntryType type)
    {
        using var archive = new ArchiveCase(Tars.Of(TarEntryFormat.Pax, ("x.dll", TarEntryType.RegularFile, _bad), ("link", type, [])));

        var digests = await DigestAsync(archive);

        Assert.True(digests.IsComplete);
        Assert.Equal("x.dll", Assert.Single(digests.Entries).Name);
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('6')]
    [InlineData('S')]
    [InlineData('M')]
    [InlineData('Z')]
    public async Task An_entry_of_a_tar_that_is_no_file_and_has_content_is_not_passed_over(char type)
    {
        var tar = Tars.Of(TarEntryFormat.Gnu, ("x.dll", TarEntryType.RegularFile, _bad));
        tar[156] = (byte)type;
        Tars.Sign(tar);
        using var archive = new ArchiveCase(tar);

        Assert.False((await DigestAsync(archive)).IsComplete);
    }

    [Fact]
    public async Task What_gzip_packed_is_a_file_without_its_ending()
    {
        using var archive = new ArchiveCase(Tars.GZip(_bad));

        var entry = Assert.Single((await DigestAsync(archive)).Entries);

        Assert.Equal(("content", Sha256(_bad)), (entry.Name, entry.Sha256.ToString()));
    }

    [Fact]
    public async Task An_archive_that_lies_too_deep_is_told_and_costs_nothing_beside_it()
    {
        var deep = RawZip.Of(new RawZipEntry("x.dll", _bad));
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("deep.zip", RawZip.Of(new RawZipEntry("deeper.zip", deep))), new RawZipEntry("last", _bad)));

        var digests = await DigestAsync(archive, new() { Nesting = 1 });

        Assert.Null(digests.Unread);
        Assert.Equal(["deep.zip", "deep.zip!/deeper.zip", "last"], digests.Entries.Select(entry => entry.Name));
        Assert.Equal(ArchiveProblem.TooDeep, digests.Entries[1].Unread?.Problem);
        Assert.False(digests.IsComplete);
    }

    [Fact]
    public async Task A_file_that_is_no_archive_has_no_entries_and_says_so()
    {
        using var archive = new ArchiveCase(Encoding.ASCII.GetBytes("not an archive"));

        var digests = await DigestAsync(archive);

        Assert.Empty(digests.Entries);
        Assert.Equal(ArchiveProblem.NotAnArchive, digests.Unread?.Problem);
    }

    private static Task<ArchiveDigests> DigestAsync(ArchiveCase archive, ArchiveLimits? limits = null) =>
        SafeArchive.DigestAsync(archive.Archive, limits, TestContext.Current.CancellationToken);

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
