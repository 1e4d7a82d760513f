using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>Every known document measured in processes of its own, beside a peer where it is at hand, as a Markdown table.</summary>
internal static class GeneratorTable
{
    private const int Runs = 3;

    /// <summary>The folder of a peer's program: NSwag's, from the npm package <c>nswag</c>, <c>binaries/Net100</c>.</summary>
    private const string PeerVariable = "SPECTRAKIT_NSWAG";

    public static void Print(bool compile, TextWriter output)
    {
        output.WriteLine("| document | whole process, s | cold, ms | peak, MB | warm, ms | operation edited, ms | code edited, ms | own parser, ms | Utf8JsonReader, ms | files | lines | MB | compiled in, ms | NSwag, whole process, s | NSwag, peak, MB | NSwag, warm, ms |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, path) in KnownDocuments.All())
        {
            var whole = Median(() => Run(Environment.ProcessPath!, ["once", path]));
            var measured = JsonSerializer.Deserialize<Measurements>(Run(Environment.ProcessPath!, ["measure", path, .. compile ? ["--compile"] : Array.Empty<string>()]).Output, Measurements.Json)!;
            var folder = Environment.GetEnvironmentVariable(PeerVariable);
            var peer = folder is { Length: > 0 } ? Median(() => Peer(folder, path)) : default;
            var warmPeer = folder is { Length: > 0 } ? JsonSerializer.Deserialize<Measurements>(Run(Environment.ProcessPath!, ["peer", folder, path]).Output, Measurements.Json)!.Warm : double.NaN;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {whole.Seconds:F2} | {measured.Cold:F0} | {measured.Peak:F0} | {measured.Warm:F1} | {measured.OperationEdited:F1} | {measured.CodeEdited:F2} | {measured.Parse:F1} | {measured.Floor:F1} | {measured.Files} | {measured.Lines} | {measured.Size:F2} | {measured.Compile:F0} | {peer.Seconds:F2} | {peer.Megabytes:F0} | {warmPeer:F0} |"));
        }
    }

    private static (double Seconds, double Megabytes, string Output) Peer(string folder, string path)
    {
        var target = Path.Combine(Path.GetTempPath(), $"peer-{Environment.ProcessId}.cs");
        try
        {
            return Run("dotnet", [Path.Combine(folder, "dotnet-nswag.dll"), "openapi2csclient", "/Input:" + path, "/Output:" + target, "/JsonLibrary:SystemTextJson", "/GenerateNullableReferenceTypes:true", "/GenerateOptionalParameters:true", "/InjectHttpClient:true"]);
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static (double Seconds, double Megabytes, string Output) Median(Func<(double Seconds, double Megabytes, string Output)> run) =>
        Enumerable.Range(0, Runs).Select(_ => run()).OrderBy(result => result.Seconds).ElementAt(Runs / 2);

    /// <summary>Runs a program to its end. Its largest size is asked of it as long as it is there; the last answer counts.</summary>
    private static (double Seconds, double Megabytes, string Output) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It has ended since.
            }
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with exit code {process.ExitCode}: {output.Result}");
        return (seconds, peak / 1e6, output.Result);
    }
}
