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
        var json = Measure("Json: values with positions", () => JsonParser.Parse(text, CancellationToken.None).Value!);
        var spec = Measure("Spec: wire facts", () => SpecReader.Read(json, new DiagnosticBag(path, text))!);
        // A document's schemas are read as they are asked for: a client is built of a new document each time.
        var client = Measure("Client: C# facts (with Spec)", () => ClientBuilder.Build(SpecReader.Read(json, new DiagnosticBag(path, text))!, "Sample.Api", "SampleClient", new DiagnosticBag(path, text)));
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

        T Measure<T>(string stage, Func<T> run)
        {
            var result = run();
            var times = new List<double>();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Rounds; i++)
            {
                var watch = Stopwatch.StartNew();
                result = run();
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Rounds;
            // On a busy machine the processor's time says more than the clock's; it counts the collector's threads too.
            var processor = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Rounds;
            output.WriteLine($"{stage,-40} {times.Order().ElementAt(Rounds / 2),9:F2} ms {processor,9:F2} ms of processor {allocated / 1e6,9:F2} MB");
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
