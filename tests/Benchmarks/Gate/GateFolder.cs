namespace SpectraKit.Benchmarks.Gate;

/// <summary>A folder of files that look like a build's: the same for the same numbers.</summary>
internal sealed class GateFolder : IDisposable
{
    /// <param name="files">How many files.</param>
    /// <param name="bytes">How many bytes in all of them.</param>
    /// <param name="duplicates">How many of them have the content of an earlier one.</param>
    public GateFolder(int files, long bytes, int duplicates)
    {
        var content = new byte[bytes / files];
        var own = files - duplicates;
        for (var i = 0; i < files; i++)
        {
            // Copies stand among the others, as they do in an output folder.
            new Random(i < own ? i : i % own).NextBytes(content);
            var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, $"{i % 10}"));
            System.IO.File.WriteAllBytes(System.IO.Path.Combine(folder.FullName, $"{i:00000}.dll"), content);
        }

        Own = own;
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("spectrakit-gate-").FullName;

    /// <summary>How many different contents there are.</summary>
    public int Own { get; }

    /// <summary>The paths of the first so many different contents.</summary>
    public IEnumerable<string> First(int count) => Enumerable.Range(0, count).Select(i => System.IO.Path.Combine(Path, $"{i % 10}", $"{i:00000}.dll"));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
