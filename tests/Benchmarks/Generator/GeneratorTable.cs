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
            var measured = Enumerable.Range(0, Runs)
                .Select(run => JsonSerializer.Deserialize<Measurements>(Run(Environment.ProcessPath!, ["measure", path, .. compile && run == 0 ? ["--compile"] : Array.Empty<string>()]).Output, Measurements.Json)!)
                .ToList();
            var folder = Environment.GetEnvironmentVariable(PeerVariable);
            var peer = folder is { Length: > 0 } ? Median(() => Peer(folder, path)) : default;
            var warmPeer = folder is { Length: > 0 } ? JsonSerializer.Deserialize<Measurements>(Run(Environment.ProcessPath!, ["peer", folder, path]).Output, Measurements.Json)!.Warm : double.NaN;
            string Of(Func<Measurements, double> value, string format) => measured.Select(value).Order().ElementAt(Runs / 2).ToString(format, CultureInfo.InvariantCulture);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {whole.Seconds:F2} | {Of(m => m.Cold, "F0")} | {Of(m => m.Peak, "F0")} | {Of(m => m.Warm, "F1")} | {Of(m => m.OperationEdited, "F1")} | {Of(m => m.CodeEdited, "F2")} | {Of(m => m.Parse, "F1")} | {Of(m => m.Floor, "F1")} | {measured[0].Files} | {measured[0].Lines} | {measured[0].Size:F2} | {measured[0].Compile:F0} | {peer.Seconds:F2} | {peer.Megabytes:F0} | {warmPeer:F0} |"));
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
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with exit code {process.ExitCode}: {output.Result}");
        return (seconds, peak / 1e6, output.Result);
    }
}
