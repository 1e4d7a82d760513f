using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator;
using SpectraKit.Generator.Client;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;
using SpectraKit.Generator.Text;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>Where the time goes: each stage by itself, and beside them what reading the same bytes costs at the least.</summary>
internal static class StageProfile
{
    private const int Rounds = 9;

    public static void Print(string path, TextWriter output)
    {
        var bytes = File.ReadAllBytes(path);
        var text = Measure("text of the bytes", () => SourceText.From(new MemoryStream(bytes), Encoding.UTF8));
        Measure("Json: values with positions", Parse);
        // What was read of a document stays with it: each round has one that nobody has read.
        var spec = MeasureOf("Spec: wire facts", Parse, fresh => SpecReader.Read(fresh, new DiagnosticBag(path, text))!);
        var client = MeasureOf("Client: C# facts (with Spec)", Parse, fresh => ClientBuilder.Build(SpecReader.Read(fresh, new DiagnosticBag(path, text))!, "Sample.Api", "SampleClient", new DiagnosticBag(path, text)));
        var files = Measure("Client: files", () => ClientFiles.Of(client));
        Measure("Client: equal to the last run's", () => files.Equals(ClientFiles.Of(client)));
        var texts = Measure("Text: printing", () => files.Select(FileText.Print).ToList());
        Measure("floor: Utf8JsonReader over the bytes", () => Walk(bytes));
        Measure("floor: JsonDocument of the bytes", () =>
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
            return document.RootElement.ValueKind;
        });
        output.WriteLine($"{files.Count} files, {texts.Sum(file => (long)file.Text.Length) / 1e6:F2} MB");
        GC.KeepAlive(spec);

        JsonValue Parse() => JsonParser.Parse(text, CancellationToken.None).Value!.Value;

        T Measure<T>(string stage, Func<T> run) => MeasureOf(stage, () => 0, _ => run());

        T MeasureOf<TInput, T>(string stage, Func<TInput> prepare, Func<TInput, T> run)
        {
            var result = run(prepare());
            var times = new List<double>();
            var (allocated, processor) = (0L, 0d);
            for (var i = 0; i < Rounds; i++)
            {
                var input = prepare();
                var (bytesBefore, before) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
                var watch = Stopwatch.StartNew();
                result = run(input);
                times.Add(watch.Elapsed.TotalMilliseconds);
                // On a busy machine the processor's time says more than the clock's; it counts the collector's threads too.
                processor += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
                allocated += GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
            }

            output.WriteLine($"{stage,-40} {times.Order().ElementAt(Rounds / 2),9:F2} ms {processor / Rounds,9:F2} ms of processor {allocated / Rounds / 1e6,9:F2} MB");
            return result;
        }
    }

    /// <summary>Walks over a document and looks at nothing.</summary>
    public static int Walk(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonReaderOptions { MaxDepth = 1000 });
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }
}
