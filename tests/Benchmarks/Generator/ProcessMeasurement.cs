using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>One document measured in a process of its own, in which nothing has run before: cold first, then warm, then after edits.</summary>
internal static class ProcessMeasurement
{
    private const int Rounds = 9;

    public static void Print(string path, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var document = DriverRun.Document.Of(path);
        var driver = DriverRun.Create(document).RunGenerators(DriverRun.Project());
        var cold = watch.Elapsed.TotalMilliseconds;
        var result = driver.GetRunResult().Results.Single();
        var peak = PeakMegabytes();
        var allocated = GC.GetTotalAllocatedBytes() / 1e6;

        var warm = Median(() => DriverRun.Create(DriverRun.Document.Of(path)).RunGenerators(DriverRun.Project()));
        var text = document.GetText().ToString();
        var edited = document.With(SourceText.From(Edit(text)));
        var isEdited = false;
        var edit = Median(() => driver.ReplaceAdditionalText(document, edited).RunGenerators(DriverRun.Project()));
        var code = Median(() => driver.RunGenerators(DriverRun.Project($"class C{isEdited = !isEdited} {{ }}")));
        output.WriteLine($"cold {cold:F0} ms, peak {peak:F0} MB (allocated {allocated:F0} MB), warm {warm:F1} ms, operation edited {edit:F1} ms, code edited {code:F2} ms; "
            + $"{result.GeneratedSources.Length} files, {result.GeneratedSources.Sum(source => source.SourceText.Lines.Count)} lines, {result.GeneratedSources.Sum(source => (double)source.SourceText.Length) / 1e6:F2} MB");
    }

    /// <summary>The first summary of an operation, as a person would change it.</summary>
    private static string Edit(string text)
    {
        const string name = "\"summary\"";
        var place = text.IndexOf('"', text.IndexOf(name, text.IndexOf("\"paths\"", StringComparison.Ordinal), StringComparison.Ordinal) + name.Length);
        return text.Insert(place + 1, "Edited. ");
    }

    private static double Median(Func<GeneratorDriver> run)
    {
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

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
