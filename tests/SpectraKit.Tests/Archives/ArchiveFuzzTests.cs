using System.Formats.Tar;
using SpectraKit.Archives;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Archives;

/// <summary>Archives made by chance: whatever they are, they are unpacked whole or refused, within their limits and their folder.</summary>
public sealed class ArchiveFuzzTests
{
    private const long MemoryLimit = 64 * 1024 * 1024;

    private static readonly ArchiveLimits Limits = new() { MaxEntries = 50, MaxEntryLength = 256 * 1024, MaxTotalLength = 512 * 1024, Nesting = 2, MaxDepth = 8 };

    private static readonly string[] Names =
    [
        "a", "b/c", "A", "b", "../x", "/abs", "C:\\x", "d/../../x", "nul", "e.", "f ", "g\0h", "ü/ö", "\ud800", "~", "a~", "a~/b", new('n', 300),
        string.Join('/', Enumerable.Repeat("p", 12)), "", ".", "./", "folder/", "folder\\x", "x:y", "\u202etxt.exe",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Three_hundred_hostile_archives_are_unpacked_whole_or_refused(int seed) => Run(seed, 300);

    /// <summary>The long run: <c>dotnet cake build/build.cake --target=Fuzz</c>.</summary>
    [Fact(Explicit = true)]
    public void Ten_thousand_hostile_archives_are_unpacked_whole_or_refused() => Run(2026, 10_000);

    private static void Run(int seed, int count)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var outcomes = new Dictionary<string, int>();
        for (var i = 0; i < count; i++)
        {
            var bytes = Archive(random, depth: 0);
            Mutate(bytes, random);
            var path = folder.Write("archive", bytes);
            var target = folder.Combine("target");

            var before = GC.GetAllocatedBytesForCurrentThread();
            var outcome = Unpack(path, target, random.Next(2) == 0 ? UnpackedNames.AsPacked : UnpackedNames.Neutral);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Assert.True(allocated < MemoryLimit, $"Archive {i} of seed {seed} took {allocated} bytes.");
            Check(folder, target, outcome, $"Archive {i} of seed {seed}");
            CheckDigests(path, outcome, $"Archive {i} of seed {seed}");
        }

        // A run that only refuses, or refuses everything for one reason, has tried nothing.
        Assert.True(outcomes.ContainsKey("unpacked") && outcomes.Count > 6, string.Join(", ", outcomes));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", outcomes));
    }

    // What is only read is under the same limits, and what can be unpacked can be read.
    private static void CheckDigests(string path, string outcome, string which)
    {
        var digests = new Digesting(new Budget(Limits), TestContext.Current.CancellationToken).Run(path);
        Assert.True(digests.Entries.Count <= Limits.MaxEntries && digests.Entries.Sum(entry => entry.Length) <= Limits.MaxTotalLength, which);
        Assert.True(outcome != "unpacked" || digests.Unread is null, $"{which}: {digests.Unread?.Message}");
    }

    private static string Unpack(string path, string target, UnpackedNames names)
    {
        try
        {
            new Unpacking(new Budget(Limits), names, TestContext.Current.CancellationToken).Run(path, target);
            return "unpacked";
        }
        catch (ArchiveException e)
        {
            return e.Problem.ToString();
        }
    }

    private static void Check(TemporaryFolder folder, string target, string outcome, string which)
    {
        var left = Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.True(left.SequenceEqual(outcome == "unpacked" ? ["archive", "target"] : ["archive"]), $"{which} left {string.Join(", ", left)} ({outcome}).");
        if (outcome != "unpacked")
            return;

        var files = new DirectoryInfo(target).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToArray();
        Assert.All(files, f => Assert.True(f.LinkTarget is null, which));
        Assert.True(files.Length <= Limits.MaxEntries * Limits.MaxDepth, which);
        Assert.True(files.OfType<FileInfo>().Sum(f => f.Length) <= Limits.MaxTotalLength, which);
        Directory.Delete(target, recursive: true);
    }

    private static byte[] Archive(Random random, int depth)
    {
        var entries = Enumerable.Range(0, random.Next(1, 6)).Select(i => (Name: Name(random, i), Content: Content(random, depth))).ToArray();
        switch (random.Next(4))
        {
            case 0:
                var tar = Tars.Of(
                    (TarEntryFormat)random.Next(2, 5),
                    [.. entries.Select(e => (
                        e.Name.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 and < 100 } name ? name : "x",
                        random.Next(10) == 0 ? TarEntryType.SymbolicLink : TarEntryType.RegularFile,
                        e.Content))]);
                return random.Next(2) == 0 ? tar : Tars.GZip(tar);
            default:
                var zip = new RawZip { IsZip64 = random.Next(4) == 0, Count = random.Next(20) == 0 ? random.Next() : null };
                foreach (var (name, content) in entries)
                    zip.Add(new RawZipEntry(name, content, random.Next(2) == 0) { Is64 = random.Next(4) == 0, Attributes = random.Next(10) == 0 ? (uint)random.Next() : 0 });
                return zip.ToArray();
        }
    }

    // Mostly a name that is good, so that archives come out whole now and then.
    private static string Name(Random random, int index) =>
        random.Next(8) == 0 ? Names[random.Next(Names.Length)] : $"{(char)('k' + index)}/{random.Next(1000)}";

    private static byte[] Content(Random random, int depth)
    {
        if (depth < 3 && random.Next(4) == 0)
            return Archive(random, depth + 1);

        var content = new byte[random.Next(20) == 0 ? 300_000 : random.Next(5000)];
        if (random.Next(2) == 0)
            random.NextBytes(content);
        return content;
    }

    private static void Mutate(byte[] bytes, Random random)
    {
        if (random.Next(3) == 0)
            return;

        for (var i = random.Next(1, 8); i > 0; i--)
        {
            // Headers stand at both ends; that is where a change tells.
            var at = random.Next(3) switch
            {
                0 => random.Next(bytes.Length),
                1 => random.Next(Math.Min(bytes.Length, 600)),
                _ => bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 200)),
            };
            bytes[at] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => 0xFF,
                _ => (byte)(bytes[at] ^ (1 << random.Next(8))),
            };
        }
    }
}
