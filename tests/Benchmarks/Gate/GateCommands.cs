using System.Globalization;
using SpectraKit.Benchmarks.Transfers;
using SpectraKit.Emulator;

namespace SpectraKit.Benchmarks.Gate;

/// <summary>
/// The gate as a team meets it, each side in a process of its own:
/// <c>dotnet run -c Release --project tests/Benchmarks -- gate</c> (a first scan beside a script), <c>known</c> (one of known files beside <c>sha256sum</c>),
/// <c>rebuild</c> (an unchanged build with and without the gate) and <c>startup</c> (<c>--version</c>).
/// </summary>
internal static class GateCommands
{
    private const int BatchSize = 100;

    /// <summary>A folder that is new to the service in half, with a tenth of copies.</summary>
    /// <param name="files">How many files.</param>
    /// <param name="mebibytes">How large in all.</param>
    /// <param name="delay">How long the service analyses a file.</param>
    public static async Task CompareAsync(int files = 2_000, int mebibytes = 50, int delay = 1_000)
    {
        using var folder = new GateFolder(files, mebibytes * 1024L * 1024L, files / 10);
        Console.WriteLine($"{files:N0} files, {mebibytes} MiB, {files / 2:N0} of them known, {files / 10:N0} copies; an analysis takes {delay} ms");
        Console.WriteLine($"{"",-12} {"seconds",10} {"requests",10} {"MiB sent",10} {"uploads",10} {"peak MiB",10}");
        foreach (var side in (string[])["SpectraKit", "script"])
        {
            // Each side finds the service as the other did.
            await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { AnalysisDelay = TimeSpan.FromMilliseconds(delay) });
            await LearnAsync(emulator, folder.First(files / 2));
            using var proxy = new CountingProxy(emulator.BaseAddress);
            var (requests, uploads) = (emulator.Counters.Requests, emulator.Counters.Submissions);
            var run = await (side == "script" ? Script(proxy.Address, folder.Path) : Tool(proxy.Address, folder.Path)).RunAsync();
            Console.WriteLine($"{side,-12} {run.Elapsed.TotalSeconds,10:0.0} {emulator.Counters.Requests - requests,10:N0} {Mebibytes(proxy.Sent),10:0.0} {emulator.Counters.Submissions - uploads,10:N0} {Mebibytes(run.PeakBytes),10:0.0}");
        }
    }

    /// <summary>A folder that the service knows all of.</summary>
    public static async Task KnownAsync(int files = 10_000, int mebibytes = 1_024)
    {
        using var folder = new GateFolder(files, mebibytes * 1024L * 1024L, duplicates: 0);
        await using var emulator = await SpectraEmulator.StartAsync();
        await LearnAsync(emulator, folder.First(files));
        Console.WriteLine($"{files:N0} known files, {mebibytes} MiB: one warm-up round, then three; medians");

        var (sum, _) = await MedianAsync(new MeasuredProcess("sha256sum", "sh", ["-c", $"find '{folder.Path}' -type f -exec sha256sum {{}} + > /dev/null"]));
        var requests = emulator.Counters.Requests;
        var (scan, rounds) = await MedianAsync(Tool(emulator.BaseAddress, folder.Path));
        requests = (emulator.Counters.Requests - requests) / rounds;

        Console.WriteLine($"sha256sum    {sum.Elapsed.TotalSeconds,8:0.00} s {sum.Cpu.TotalSeconds,8:0.00} CPU s {Mebibytes(sum.PeakBytes),8:0.0} MiB");
        Console.WriteLine($"SpectraKit   {scan.Elapsed.TotalSeconds,8:0.00} s {scan.Cpu.TotalSeconds,8:0.00} CPU s {Mebibytes(scan.PeakBytes),8:0.0} MiB {requests,8:N0} requests; {BatchSize} hashes in each would be {(files + BatchSize - 1) / BatchSize:N0}");
    }

    /// <summary>How long <c>--version</c> takes, beside a program that does nothing.</summary>
    public static async Task StartupAsync(int rounds = 20)
    {
        var (nothing, _) = await MedianAsync(new MeasuredProcess("nothing", "dotnet", ["exec", typeof(GateCommands).Assembly.Location, "nothing"]), rounds);
        var (version, _) = await MedianAsync(new MeasuredProcess("--version", "dotnet", ["exec", ToolPath, "--version"]) { IsQuiet = true }, rounds);
        Console.WriteLine($"--version    {version.Elapsed.TotalMilliseconds,8:0} ms");
        Console.WriteLine($"nothing      {nothing.Elapsed.TotalMilliseconds,8:0} ms");
    }

    internal static string RepositoryRoot { get; } =
        typeof(GateCommands).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    private static string ToolPath => Path.Combine(RepositoryRoot, "src", "SpectraKit.Tool", "bin", "Release", "net10.0", "SpectraKit.Tool.dll");

    internal static async Task<(Measurement Median, int Rounds)> MedianAsync(MeasuredProcess side, int rounds = 3)
    {
        var runs = new List<Measurement>();
        for (var round = 0; round <= rounds; round++)
        {
            var run = await side.RunAsync();
            if (round > 0)
                runs.Add(run);
        }

        return (runs.OrderBy(run => run.Elapsed).ElementAt(runs.Count / 2), rounds + 1);
    }

    private static MeasuredProcess Tool(Uri address, string folder) => new("SpectraKit", "dotnet", ["exec", ToolPath, "scan", folder, "--url", address.AbsoluteUri])
    {
        IsQuiet = true,
        Environment = { ["SPECTRAKIT_TOKEN"] = "emulator" },
    };

    private static MeasuredProcess Script(Uri address, string folder) =>
        new("script", "dotnet", ["exec", typeof(GateCommands).Assembly.Location, "script", address.AbsoluteUri, folder]);

    // What the service knows beforehand; analysed when this returns.
    private static async Task LearnAsync(SpectraEmulator emulator, IEnumerable<string> paths)
    {
        var list = Path.GetTempFileName();
        await File.WriteAllLinesAsync(list, paths);
        await new MeasuredProcess("first scan", "dotnet", ["exec", ToolPath, "scan", "@" + list, "--url", emulator.BaseAddress.AbsoluteUri])
        {
            IsQuiet = true,
            Environment = { ["SPECTRAKIT_TOKEN"] = "emulator" },
        }.RunAsync();
        File.Delete(list);
    }

    private static double Mebibytes(long bytes) => bytes / 1024d / 1024d;

    internal static int Number(string[] arguments, int index, int otherwise) =>
        arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
}
