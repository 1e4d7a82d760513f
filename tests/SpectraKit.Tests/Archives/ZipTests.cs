using System.IO.Compression;
using System.Security.Cryptography;
using SpectraKit.Archives;

namespace SpectraKit.Tests.Archives;

/// <summary>Zip files, honest and otherwise.</summary>
public sealed class ZipTests
{
    private static readonly byte[] Content = "content"u8.ToArray();

    public static TheoryData<string> UnsafeNames =>
    [
        "../escaped", "a/../../escaped", "a/..", "..", @"..\escaped", @"a\..\..\escaped",
        "/etc/escaped", @"\escaped", @"\\server\share\escaped", "C:/escaped", @"c:\escaped", "C:escaped", "file:stream",
        "CON", "con.txt", "a/NUL", "aux.", "COM1", "lpt9.log", "COM\u00b9", "CONIN$", "nul .txt",
        "dot.", "blank ", "a./b", "a /b", "a\0b", "a\nb", "a\u001bb", "quest?ion", "st*r", "pi|pe", "le<ss", "\"quoted\"",
    ];

    public static TheoryData<string, string> Twins => new()
    {
        { "a.txt", "a.txt" },
        { "a.txt", "A.TXT" },
        { "dir/a", "DIR/A" },
        { "a", "a/b" },
        { "a/b", "A" },
        { "stra\u00dfe/a", "STRA\u00dfE/A" },
        { "\u00e9", "\u00c9" },
    };

    [Fact]
    public async Task Files_and_folders_come_out_as_they_went_in_readable_by_their_owner_alone()
    {
        using var archive = new ArchiveCase(RawZip.Of(new("folder/", []), new("folder/sub/a.bin"), new("b.bin", new byte[100_000]), new("empty", [])));

        var files = await archive.UnpackAsync();

        Assert.Equal(["folder/sub/a.bin", "b.bin", "empty"], files.Select(f => f.Name));
        Assert.Equal(SampleHash.FromBytes(SHA256.HashData(Content)), files[0].Hash);
        Assert.Equal(Path.Combine(archive.Target, "folder", "sub", "a.bin"), files[0].Path);
        Assert.All(files, f => Assert.Equal(f.Length, new FileInfo(f.Path).Length));
        if (OperatingSystem.IsWindows())
            return;

        foreach (var file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
        foreach (var folder in (string[])[archive.Target, Path.Combine(archive.Target, "folder", "sub")])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task What_is_in_an_archive_can_be_asked_without_unpacking_it()
    {
        using var archive = new ArchiveCase(RawZip.Of(new("folder/", []), new(@"folder\a.bin")));

        Assert.Equal([new("folder", 0, true), new ArchiveEntry("folder/a.bin", 7, false)], await archive.ListAsync());
        Assert.False(Path.Exists(archive.Target));
    }

    [Fact]
    public async Task What_the_platform_writes_is_read()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 100; i++)
            {
                using var entry = zip.CreateEntry($"folder {i % 7}/file \u00e4 {i}.txt").Open();
                entry.Write(RandomNumberGenerator.GetBytes(i * 10));
            }
        }

        using var archive = new ArchiveCase(bytes.ToArray());

        Assert.Equal(100, (await archive.UnpackAsync()).Count);
    }

    [Fact]
    public async Task Neutral_names_say_nothing_but_the_content()
    {
        using var archive = new ArchiveCase(RawZip.Of(new("run me.exe"), new("folder/the same.exe"), new("other", [1])));

        var files = await archive.UnpackAsync(names: UnpackedNames.Neutral);

        Assert.Equal(["run me.exe", "folder/the same.exe", "other"], files.Select(f => f.Name));
        Assert.All(files, f => Assert.Equal(Path.Combine(archive.Target, $"{f.Hash}.sample"), f.Path));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(archive.Target).Count());
    }

    [Theory]
    [MemberData(nameof(UnsafeNames))]
    public async Task A_name_that_is_not_safe_everywhere_is_refused_and_nothing_is_left(string name)
    {
        using var archive = new ArchiveCase(RawZip.Of(new("good"), new(name)));

        var refusal = await archive.IsRefusedAsync(ArchiveProblem.UnsafeName);

        Assert.Equal(name, refusal.Entry);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
        await Assert.ThrowsAsync<ArchiveException>(() => archive.ListAsync());
    }

    [Theory]
    [MemberData(nameof(Twins))]
    public async Task Two_entries_that_are_one_file_somewhere_are_refused(string first, string second)
    {
        using var archive = new ArchiveCase(RawZip.Of(new(first), new(second)));

        await archive.IsRefusedAsync(ArchiveProblem.DuplicateName);
    }

    [Theory]
    [InlineData(0xA1FF0000u)]
    [InlineData(0x21B60000u)]
    [InlineData(0x11B60000u)]
    [InlineData(0x00000400u)]
    public async Task Links_devices_and_pipes_are_refused(uint attributes)
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("link", "/etc/passwd"u8.ToArray()) { Attributes = attributes }));

        await archive.IsRefusedAsync(ArchiveProblem.NotAFile);
    }

    [Fact]
    public async Task Entries_that_share_their_bytes_are_refused()
    {
        var zip = new RawZip();
        var kernel = new RawZipEntry("a", new byte[1000]);
        zip.Add(kernel).Add(new RawZipEntry("a", new byte[1000]) { Offset = kernel.Offset });

        using var archive = new ArchiveCase(zip.ToArray());

        await archive.IsRefusedAsync(ArchiveProblem.Overlapping);
    }

    [Fact]
    public async Task An_entry_that_is_called_one_thing_here_and_another_there_is_refused()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("good") { LocalName = "evil" }));

        await archive.IsRefusedAsync(ArchiveProblem.Damaged);
    }

    [Fact]
    public async Task Too_many_entries_are_refused_before_any_is_written()
    {
        using var archive = new ArchiveCase(RawZip.Of([.. Enumerable.Range(0, 11).Select(i => new RawZipEntry($"f{i}"))]));

        await archive.IsRefusedAsync(ArchiveProblem.TooManyEntries, new() { MaxEntries = 10 });
        using var enough = new ArchiveCase(RawZip.Of([.. Enumerable.Range(0, 10).Select(i => new RawZipEntry($"f{i}"))]));
        Assert.Equal(10, (await enough.UnpackAsync(new() { MaxEntries = 10 })).Count);
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_refused()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("a", new byte[1001])));

        await archive.IsRefusedAsync(ArchiveProblem.TooLarge, new() { MaxEntryLength = 1000 });
    }

    [Fact]
    public async Task Files_that_are_too_long_together_are_refused()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("a", new byte[600]), new RawZipEntry("b", new byte[600])));

        await archive.IsRefusedAsync(ArchiveProblem.TooLarge, new() { MaxTotalLength = 1000 });
    }

    [Fact]
    public async Task A_bomb_is_refused_whatever_it_says_of_its_length()
    {
        using var honest = new ArchiveCase(RawZip.Of(new RawZipEntry("a", new byte[20 * 1024 * 1024])));
        using var liar = new ArchiveCase(RawZip.Of(new RawZipEntry("a", new byte[20 * 1024 * 1024]) { Length = 10 }));

        await honest.IsRefusedAsync(ArchiveProblem.TooDense);
        await liar.IsRefusedAsync(ArchiveProblem.Damaged);
        Assert.Single(await honest.UnpackAsync(new() { MaxRatio = 1100 }));
    }

    [Fact]
    public async Task Folders_that_are_nested_too_deep_are_refused()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry(string.Join('/', Enumerable.Repeat("d", 33)))));

        await archive.IsRefusedAsync(ArchiveProblem.TooDeep);
    }

    [Fact]
    public async Task An_archive_with_a_password_is_named_as_such()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("a") { Flags = 0x0801 }));

        await archive.IsRefusedAsync(ArchiveProblem.Encrypted);
    }

    [Fact]
    public async Task A_wrong_checksum_is_damage()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("a") { Crc = 1 }));

        Assert.Equal("a", (await archive.IsRefusedAsync(ArchiveProblem.Damaged)).Entry);
    }

    [Theory]
    [InlineData("crossed")]
    [InlineData("longer")]
    [InlineData("shorter")]
    [InlineData("count")]
    [InlineData("tail")]
    [InlineData("nothing")]
    public async Task Parts_that_contradict_each_other_are_damage(string how)
    {
        var bytes = how switch
        {
            "crossed" => RawZip.Of(new RawZipEntry("a") { LocalMethod = 0 }),
            "longer" => RawZip.Of(new RawZipEntry("a") { Length = 8 }),
            "shorter" => RawZip.Of(new RawZipEntry("a") { Length = 6 }),
            "count" => new RawZip { Count = 2 }.Add(new("a")).ToArray(),
            "tail" => new RawZip { Tail = [1, 2, 3] }.Add(new("a")).ToArray(),
            _ => [.. RawZip.Of(new RawZipEntry("a")).Take(40)],
        };
        using var archive = new ArchiveCase(bytes);

        await archive.IsRefusedAsync(ArchiveProblem.Damaged);
    }

    [Fact]
    public async Task An_archive_in_several_files_or_of_an_unknown_kind_is_named_as_such()
    {
        using var split = new ArchiveCase(new RawZip { Disk = 1 }.Add(new("a")).ToArray());
        using var packed = new ArchiveCase(RawZip.Of(new RawZipEntry("a") { Method = 14 }));

        await split.IsRefusedAsync(ArchiveProblem.Unsupported);
        await packed.IsRefusedAsync(ArchiveProblem.Unsupported);
    }

    [Fact]
    public async Task Zip64_is_read_and_checked_too()
    {
        using var archive = new ArchiveCase(new RawZip { IsZip64 = true }.Add(new("a") { Is64 = true }).Add(new("b")).ToArray());
        using var far = new ArchiveCase(new RawZip { IsZip64 = true }.Add(new("a")).Add(new("b") { Is64 = true, Offset = long.MaxValue }).ToArray());
        using var many = new ArchiveCase(new RawZip { IsZip64 = true, Count = int.MaxValue }.Add(new("a")).ToArray());

        Assert.Equal(["a", "b"], (await archive.UnpackAsync()).Select(f => f.Name));
        await far.IsRefusedAsync(ArchiveProblem.Damaged);
        await many.IsRefusedAsync(ArchiveProblem.Damaged);
    }

    [Fact]
    public async Task What_is_no_archive_is_named_as_such()
    {
        using var archive = new ArchiveCase("MZ, perhaps"u8.ToArray());
        using var empty = new ArchiveCase([]);

        await archive.IsRefusedAsync(ArchiveProblem.NotAnArchive);
        await empty.IsRefusedAsync(ArchiveProblem.NotAnArchive);
    }

    [Fact]
    public async Task A_folder_that_is_there_stays_as_it_is()
    {
        using var archive = new ArchiveCase(RawZip.Of(new RawZipEntry("a")));
        Directory.CreateDirectory(archive.Target);

        await Assert.ThrowsAsync<IOException>(() => archive.UnpackAsync());

        Assert.Empty(Directory.EnumerateFileSystemEntries(archive.Target));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_limit_out_of_its_range_is_named(int entries, int ratio) =>
        Assert.ThrowsAny<ArgumentException>(() => new ArchiveLimits { MaxEntries = entries, MaxRatio = ratio }.Validate());
}
