using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SpectraKit.Benchmarks.Shapes;

namespace SpectraKit.Benchmarks;

/// <summary>One shape of model at a time, read and written: the generated code beside System.Text.Json's source generator and its reflection.</summary>
[MemoryDiagnoser]
public class ReadingShapes
{
    private static readonly JsonSerializerOptions _reflection = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>As both write where they have the writer to themselves.</summary>
    private static readonly JsonWriterOptions _trusted = new() { SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private byte[] _text = [];
    private Shapes.Shapes? _generated;
    private PlainShapes? _plain;

    /// <summary>What most of the document is.</summary>
    [Params("wide", "narrow", "numbers", "times", "map")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Create()
    {
        var parts = new[] { "wide", "narrow", "numbers", "times", "map" }.Select(part => $"\"{part}\":{(part == Shape ? Text(part) : part == "map" ? "{}" : "[]")}");
        _text = Encoding.UTF8.GetBytes($"{{{string.Join(',', parts)}}}");
        _generated = Read();
        _plain = JsonSerializer.Deserialize(_text, PlainShapesContext.Default.PlainShapes)!;
    }

    [Benchmark(Baseline = true)]
    public object Generated() => Read();

    [Benchmark]
    public object SourceGenerator() => JsonSerializer.Deserialize(_text, PlainShapesContext.Default.PlainShapes)!;

    [Benchmark]
    public object Reflection() => JsonSerializer.Deserialize<PlainShapes>(_text, _reflection)!;

    [Benchmark]
    public int WritingGenerated() => Write(writer => Shapes.Shapes.Write(writer, _generated!));

    [Benchmark]
    public int WritingSourceGenerator() => Write(writer => JsonSerializer.Serialize(writer, _plain!, PlainShapesContext.Default.PlainShapes));

    private Shapes.Shapes Read()
    {
        var reader = new Utf8JsonReader(_text);
        reader.Read();
        return Shapes.Shapes.Read(ref reader);
    }

    private int Write(Action<Utf8JsonWriter> write)
    {
        _output.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_output, _trusted))
            write(writer);
        return _output.WrittenCount;
    }

    private static string Text(string part) => part switch
    {
        "wide" => List(100, i => $$"""{"id":{{i}},"name":"n{{i}}","status":"ok","created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05.678+02:00","owner_id":{{i}},"owner_name":"o","size":{{i * 1000}},"is_public":true,"is_archived":false,"description":"A thing.","language":"C#","default_branch":"main","open_issues":1,"watchers":2,"forks":3,"score":{{i}}.5,"html_url":"https://h/a","clone_url":"https://h/b","ssh_url":"git@h","homepage":"","license":"MIT","visibility":"public","topics":["a","b"],"network_count":1,"subscribers_count":2,"has_wiki":true,"has_pages":false,"has_projects":true,"has_downloads":true,"pushed_at":"2026-01-02T03:04:05Z","node_id":"MDEw","full_name":"a/b","private":false,"fork":false,"archive_url":"https://h/c","assignees_url":"https://h/d","blobs_url":"https://h/e","branches_url":"https://h/f","collaborators_url":"https://h/g"}"""),
        "narrow" => List(2_000, i => $$"""{"x":{{i}},"y":{{-i}},"name":"p"}"""),
        "numbers" => List(5_000, i => (i * 0.37).ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        "times" => List(2_000, i => $"\"2026-01-02T03:{i % 60:00}:05.{i:0000}+02:00\""),
        _ => "{" + string.Join(',', Enumerable.Range(0, 2_000).Select(i => $"\"key{i}\":{i}")) + "}",
    };

    private static string List(int count, Func<int, string> item) => $"[{string.Join(',', Enumerable.Range(0, count).Select(item))}]";
}
