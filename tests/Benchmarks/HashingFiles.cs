using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using SpectraKit.Scanning;

namespace SpectraKit.Benchmarks;

/// <summary>64 files of 1 MiB: the engine's one pass over all cores beside the framework's one-shot digests, one file after the other.</summary>
[MemoryDiagnoser]
public class HashingFiles
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectrakit-benchmark-").FullName;
    private readonly List<Artifact> _artifacts = [];

    [GlobalSetup]
    public void Write()
    {
        var content = new byte[1 << 20];
        for (var i = 0; i < 64; i++)
        {
            new Random(i).NextBytes(content);
            var path = Path.Combine(_folder, $"{i}.bin");
            File.WriteAllBytes(path, content);
            _artifacts.Add(new($"{i}.bin", path));
        }
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public async Task<int> Engine()
    {
        using var run = new ScanRun(TimeProvider.System, TimeSpan.FromMinutes(10), progress: null, CancellationToken.None);
        return (await ArtifactHasher.HashAsync(_artifacts, run)).Count;
    }

    [Benchmark]
    public int OneByOne()
    {
        foreach (var artifact in _artifacts)
        {
            using (var stream = File.OpenRead(artifact.FullPath))
                SHA256.HashData(stream);
            using (var stream = File.OpenRead(artifact.FullPath))
                SHA1.HashData(stream);
        }

        return _artifacts.Count;
    }
}
