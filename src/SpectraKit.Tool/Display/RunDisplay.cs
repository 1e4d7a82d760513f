using SpectraKit.Scanning;

namespace SpectraKit.Tool.Display;

/// <summary>What people see of a run: progress while it lasts, then what it came to. Machines, if there are any, get standard output to themselves.</summary>
internal sealed class RunDisplay
{
    private readonly Surroundings _surroundings;
    private readonly bool _isTerminal;

    public RunDisplay(Surroundings surroundings, bool outputIsForMachines)
    {
        _surroundings = surroundings;
        _isTerminal = (outputIsForMachines ? surroundings.IsErrorTerminal : surroundings.IsOutputTerminal) && surroundings.CanRedraw;
        Text = outputIsForMachines ? surroundings.Errors : surroundings.Output;
        Problems = new ProblemText(surroundings);
    }

    /// <summary>Where lines for people go.</summary>
    public TextWriter Text { get; }

    public ProblemText Problems { get; }

    public Task<T> WatchAsync<T>(Func<IProgress<ScanProgress>, Task<T>> run) =>
        _surroundings.Verbosity == Verbosity.Quiet ? run(new Progress<ScanProgress>()) :
        _isTerminal ? new LiveProgress(Text, _surroundings).WatchAsync(run) : run(new LineProgress(_surroundings.Errors));

    public void Show(ScanReport report)
    {
        Problems.Write(report.Problems);
        if (report.Files.Count == 0)
            return;
        if (_surroundings.Verbosity == Verbosity.Quiet)
            TextReport.WriteFindings(report, Text);
        else if (_isTerminal)
            ScanTable.Write(report, LiveProgress.ConsoleOn(Text, _surroundings), _surroundings.Verbosity);
        else
            TextReport.Write(report with { Problems = [] }, Text);
        if (_surroundings.Verbosity == Verbosity.Detailed && report.Timings is { } timings)
            Text.WriteLine(PhaseText.Line(timings));
    }
}
