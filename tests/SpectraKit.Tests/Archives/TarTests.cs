using System.Formats.Tar;
using System.IO.Compression;
using SpectraKit.Archives;

namespace SpectraKit.Tests.Archives;

/// <summary>Tar files, plain and packed, honest and otherwise; and archives inside of archives.</summary>
public sealed class TarTests
{
    [Theory]
    [InlineData(TarEntryFormat.Ustar, false)]
    [InlineData(TarEntryFormat.Pax, false)]
    [InlineData(TarEntryFormat.Gnu, true)]
    public async Task Files_and_folders_come_out_as_they_went_in(TarEntryFormat format, bool isPacked)
    {
        var tar = Tars.Of(format, ("./", TarEntryType.Directory, []), ("./folder/", TarEntryType.Directory, []), ("./folder/a", TarEntryType.RegularFile, [1, 2, 3]));
        using var archive = new ArchiveCase(isPacked ? Tars.GZip(tar) : tar);

        Assert.Equal([new("folder", 0, true), new ArchiveEntry("folder/a", 3, false)], await archive.ListAsync());
        var file = Assert.Single(await archive.UnpackAsync());
        Assert.Equal(("folder/a", 3L), (file.Name, file.Length));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    public async Task Links_devices_and_pipes_are_refused(TarEntryType type)
    {
        using var archive = new ArchiveCase(Tars.Of(TarEntryFormat.Pax, ("good", TarEntryType.RegularFile, [1]), ("link", type, [])));

        Assert.Equal("link", (await archive.IsRefusedAsync(ArchiveProblem.NotAFile)).Entry);
    }

    [Theory]
    [InlineData("../escaped")]
    [InlineData("/escaped")]
    [InlineData("a/../../escaped")]
    public async Task A_name_that_leads_out_is_refused(string name)
    {
        using var archive = new ArchiveCase(Tars.Of(TarEntryFormat.Pax, (name, TarEntryType.RegularFile, [1])));

        await archive.IsRefusedAsync(ArchiveProblem.UnsafeName);
    }

    [Fact]
    public async Task A_packed_tar_that_becomes_too_long_is_refused()
    {
        var tar = Tars.Of(TarEntryFormat.Ustar, ("zeros", TarEntryType.RegularFile, new byte[20 * 1024 * 1024]));
        using var archive = new ArchiveCase(Tars.GZip(tar));

        await archive.IsRefusedAsync(ArchiveProblem.TooDense);
        await archive.IsRefusedAsync(ArchiveProblem.TooLarge, new() { MaxTotalLength = 1024 * 1024 });
    }

    [Fact]
    public async Task A_header_that_asks_for_more_memory_than_any_name_needs_is_refused()
    {
        var tar = Tars.Of(TarEntryFormat.Pax, ("a", TarEntryType.RegularFile, [1]));
        Assert.Equal((byte)'x', tar[156]);
        "17777777777\0"u8.CopyTo(tar.AsSpan(124));
        Tars.Sign(tar);
        using var archive = new ArchiveCase(tar);

        await archive.IsRefusedAsync(ArchiveProblem.Damaged);
    }

    [Fact]
    public async Task A_tar_that_ends_too_early_is_damage()
    {
        var tar = Tars.Of(TarEntryFormat.Ustar, ("a", TarEntryType.RegularFile, new byte[10_000]));
        using var archive = new ArchiveCase(tar[..4096]);

        await archive.IsRefusedAsync(ArchiveProblem.Damaged);
    }

    [Fact]
    public async Task A_packed_file_that_is_no_tar_is_named_as_such()
    {
        using var archive = new ArchiveCase(Tars.GZip("only text"u8.ToArray()));

        await archive.IsRefusedAsync(ArchiveProblem.NotAnArchive);
    }

    [Fact]
    public async Task Archives_in_archives_stay_files_unless_asked_for()
    {
        var inner = RawZip.Of(new RawZipEntry("deep.txt"));
        var tar = Tars.GZip(Tars.Of(TarEntryFormat.Pax, ("inner.zip", TarEntryType.RegularFile, inner)));
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("folder/middle.tgz", tar)));

        Assert.Equal(["folder/middle.tgz"], (await archive.UnpackAsync()).Select(f => f.Name));
        Directory.Delete(archive.Target, recursive: true);
        Assert.Equal(["folder/middle.tgz", "folder/middle.tgz~/inner.zip"], (await archive.UnpackAsync(new() { Nesting = 1 })).Select(f => f.Name));
        Directory.Delete(archive.Target, recursive: true);
        Assert.Equal(
            ["folder/middle.tgz", "folder/middle.tgz~/inner.zip", "folder/middle.tgz~/inner.zip~/deep.txt"],
            (await archive.UnpackAsync(new() { Nesting = 16 })).Select(f => f.Name));
    }

    [Fact]
    public async Task Limits_hold_for_all_levels_together()
    {
        var bytes = RawZip.Of(new RawZipEntry("a", new byte[400]));
        for (var i = 0; i < 3; i++)
            bytes = RawZip.Of(new RawZipEntry("a.zip", bytes), new RawZipEntry("b.zip", bytes));
        using var archive = new ArchiveCase(bytes);

        await archive.IsRefusedAsync(ArchiveProblem.TooManyEntries, new() { Nesting = 16, MaxEntries = 20 });
        await archive.IsRefusedAsync(ArchiveProblem.TooLarge, new() { Nesting = 16, MaxTotalLength = 3000 });
        await archive.IsRefusedAsync(ArchiveProblem.TooDeep, new() { Nesting = 16, MaxDepth = 3 });
        Assert.Equal(2 + 4 + 8 + 8, (await archive.UnpackAsync(new() { Nesting = 16 })).Count);
    }

    [Fact]
    public async Task An_archive_is_never_unpacked_over_another_entry()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("a", RawZip.Of(new RawZipEntry("x"))), new RawZipEntry("a~")));

        await archive.IsRefusedAsync(ArchiveProblem.DuplicateName, new() { Nesting = 1 });
    }
}
