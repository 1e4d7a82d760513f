using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>One document measured in a process of its own, in which nothing has run before: cold first, then warm, then after edits.</summary>
internal static class ProcessMeasurement
{
    private const int Rounds = 9;

    /// <summary>From the file to its texts, once: what a process does that exists for nothing else.</summary>
    public static GeneratorDriver Once(string path) => DriverRun.Create(DriverRun.Document.Of(path)).RunGenerators(DriverRun.Project());

    public static Measurements Of(string path, bool compile)
    {
        var watch = Stopwatch.StartNew();
        Once(path);
        var cold = watch.Elapsed.TotalMilliseconds;
        var peak = PeakMegabytes();
        // Before anything is kept that a compiler would not have, and the collector would look after.
        var warm = Median(() => Once(path));

        var document = DriverRun.Document.Of(path);
        var driver = DriverRun.Create(document).RunGenerators(DriverRun.Project());
        var sources = driver.GetRunResult().Results.Single().GeneratedSources;
        var bytes = File.ReadAllBytes(path);
        var edits = 0;
        return new()
        {
            Cold = cold,
            Peak = peak,
            Warm = warm,
            OperationEdited = Edited(driver, document),
            CodeEdited = Median(() => driver.RunGenerators(DriverRun.Project($"class C{edits++} {{ }}"))),
            Parse = Median(() => JsonParser.Parse(document.GetText(), CancellationToken.None)),
            Floor = Median(() => StageProfile.Walk(bytes)),
            Files = sources.Length,
            Lines = sources.Sum(source => source.SourceText.Lines.Count),
            Size = sources.Sum(source => (double)Encoding.UTF8.GetByteCount(source.SourceText.ToString())) / 1e6,
            Compile = compile ? Compile(sources) : null,
        };
    }

    /// <summary>A run after an edit, of many: each changes another operation of what the last one left, and the time of saving it does not count.</summary>
    private static double Edited(GeneratorDriver driver, DriverRun.Document document)
    {
        var times = new List<double>();
        var warming = Stopwatch.StartNew();
        for (var round = 0; times.Count < Rounds; round++)
        {
            var edited = document.With(SourceText.From(Edit(document.GetText().ToString(), round), Encoding.UTF8));
            var watch = Stopwatch.StartNew();
            driver = driver.ReplaceAdditionalText(document, edited).RunGenerators(DriverRun.Project());
            if (!IsWarming(round, warming))
                times.Add(watch.Elapsed.TotalMilliseconds);
            document = edited;
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    /// <summary>A summary of an operation, as a person would change it.</summary>
    private static string Edit(string text, int operation)
    {
        const string name = "\"summary\"";
        var paths = text.IndexOf("\"paths\"", StringComparison.Ordinal);
        var summary = paths < 0 ? -1 : text.IndexOf(name, paths, StringComparison.Ordinal);
        for (var next = summary; operation > 0 && next >= 0; operation--)
            summary = (next = text.IndexOf(name, next + 1, StringComparison.Ordinal)) < 0 ? summary : next;
        var place = text.IndexOf('"', summary < 0 ? text.IndexOf("\"description\"", StringComparison.Ordinal) + "\"description\"".Length : summary + name.Length);
        return text.Insert(place + 1, "Edited. ");
    }

    /// <summary>Parsing, binding and emitting the output, the second time.</summary>
    private static double Compile(IEnumerable<GeneratedSourceResult> sources)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(Runtime.ApiRequest).Assembly.Location)
            // What our own documents say by x-kit-type.
            .Append(typeof(SampleHash).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))
            .ToList();
        var time = 0d;
        for (var i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            var emitted = DriverRun.Project().AddReferences(references)
                .AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, DriverRun.ParseOptions, source.HintName)))
                .Emit(Stream.Null);
            time = watch.Elapsed.TotalMilliseconds;
            if (!emitted.Success)
                throw new InvalidOperationException($"The output does not compile: {emitted.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }

        return time;
    }

    private static double Median<T>(Func<T> run)
    {
        var warming = Stopwatch.StartNew();
        for (var i = 0; IsWarming(i, warming); i++)
            run();
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    /// <summary>
    /// Whether it is still to run once more: the runtime watches what it has for thirty calls, twice, and compiles it anew in moments when it has nothing else to do.
    /// </summary>
    public static bool IsWarming(int runs, Stopwatch sinceFirst) =>
        runs < 2 || (sinceFirst.Elapsed.TotalSeconds < 20 && (runs < 100 || sinceFirst.Elapsed.TotalSeconds < 8));

    public static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
