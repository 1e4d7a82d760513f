using SpectraKit.Scanning;
using Spectre.Console;

namespace SpectraKit.Tool.Display;

/// <summary>A scan's report for a terminal: a table, worst first, and the totals. Names are text of strangers, and never markup.</summary>
internal static class ScanTable
{
    // Whoever looks at a terminal wants to see what is wrong; a long list of what is not pushes it out of sight.
    private const int PassedShown = 50;

    public static void Write(ScanReport report, IAnsiConsole console, Verbosity verbosity = Verbosity.Normal)
    {
        var files = TextReport.WorstFirst(report.Files).ToList();
        var most = verbosity == Verbosity.Detailed ? int.MaxValue : PassedShown;
        var passed = files.Count(file => file.Decision == Decision.Pass);
        var shown = files.Where(file => file.Decision != Decision.Pass).Concat(files.Where(file => file.Decision == Decision.Pass).Take(most)).ToList();

        if (shown.Count > 0)
            console.Write(TableOf(shown));
        if (passed > most)
            console.WriteLine($"… and {passed - most} more that passed.");

        var lines = TextReport.Totals(report).ToList();
        foreach (var line in lines[..^1])
            console.WriteLine(line);
        console.WriteLine(lines[^1], report.ExitCode == ExitCodes.AllClear ? new Style(Color.Green) : new Style(Color.Red));
    }

    private static Table TableOf(IEnumerable<FileResult> files)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Outcome", "File", "Code", "Details");
        foreach (var file in files)
        {
            var colour = file.Decision switch { Decision.Fail => Color.Red, Decision.Warn => Color.Yellow, _ => Color.Green };
            table.AddRow(
                new Text(Words.Of(file.Decision), new Style(colour)),
                new Text(Words.Of(file.Outcome)),
                new Text(SafeText.Of(file.Path)),
                new Text(file.Decision == Decision.Pass ? "" : file.Code?.Id ?? ""),
                new Text(TextReport.Detail(file)));
        }

        return table;
    }
}
