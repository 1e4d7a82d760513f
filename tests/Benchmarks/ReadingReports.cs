using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SpectraKit.Analyze;

namespace SpectraKit.Benchmarks;

/// <summary>A report summary of 1,000 entries: the generated reader beside System.Text.Json's source generator and its reflection.</summary>
[MemoryDiagnoser]
public class ReadingReports
{
    private static readonly JsonSerializerOptions _reflection = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly byte[] _text = ReportSummaryText.Create(1_000);

    [Benchmark(Baseline = true)]
    public int Generated()
    {
        var reader = new Utf8JsonReader(_text);
        reader.Read();
        return ReportSummaryPage.Read(ref reader).Results.Count;
    }

    [Benchmark]
    public int SourceGenerator() => JsonSerializer.Deserialize(_text, PlainReportContext.Default.PlainReportPage)!.Results.Count;

    [Benchmark]
    public int Reflection() => JsonSerializer.Deserialize<PlainReportPage>(_text, _reflection)!.Results.Count;
}
