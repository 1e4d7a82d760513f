using BenchmarkDotNet.Attributes;
using SpectraKit.Emulator;
using SpectraKit.Scanning;

namespace SpectraKit.Benchmarks;

/// <summary>One scan of 1,000 files of 16 KiB: the first time, when every one of them is submitted, and when all of them are known.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 3, invocationCount: 1)]
public class ScanningFiles
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectrakit-benchmark-").FullName;
    private SpectraEmulator? _emulator;

    [Params(false, true)]
    public bool Known { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var content = new byte[16 << 10];
        for (var i = 0; i < 1_000; i++)
        {
            new Random(i).NextBytes(content);
            File.WriteAllBytes(Path.Combine(_folder, $"{i:000}.bin"), content);
        }
    }

    [IterationSetup]
    public void Start()
    {
        if (Known && _emulator is not null)
            return;
        _emulator = SpectraEmulator.StartAsync().GetAwaiter().GetResult();
        if (Known)
            ScanAsync().GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Stop()
    {
        if (!Known)
            _emulator!.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Delete()
    {
        if (Known)
            _emulator!.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task<int> ScanAsync()
    {
        var host = new EngineHost
        {
            WorkingFolder = _folder,
            Environment = name => name == "SPECTRAKIT_URL" ? _emulator!.BaseAddress.ToString() : "emulator",
        };
        var report = await new Scanner(host).ScanAsync(new ScanSettings { Include = ["*.bin"] });
        if (report.ExitCode != ExitCodes.AllClear)
            throw new InvalidOperationException($"The scan ended with exit code {report.ExitCode}.");
        return report.Summary.Selected;
    }
}
