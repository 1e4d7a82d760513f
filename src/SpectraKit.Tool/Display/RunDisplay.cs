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
        _isTerminal ? new LiveProgress(Text, _surroundings).WatchAsync(run) : run(new LineProgress(_surroundings.Errors));

    public void Show(ScanReport report)
    {
        Problems.Write(report.Problems);
        if (_isTerminal)
            ScanTable.Write(report, LiveProgress.ConsoleOn(Text, _surroundings));
        else
            TextReport.Write(report with { Problems = [] }, Text);
    }

    /// <summary>Shows a verb's items, one line each, and what went wrong with them.</summary>
    public void Show<TItem>(VerbReport<TItem> report, Func<TItem, string> nameOf, Action<TItem, TextWriter> write)
        where TItem : IVerbItem
    {
        foreach (var item in report.Items)
        {
            // The run's own end is said once, below, and not for every item that it left.
            if (item.Problem is { } problem && !report.Problems.Contains(problem))
                Problems.Write(problem with { Message = $"{nameOf(item)}: {problem.Message}" });
            else if (item.Problem is null)
                write(item, Text);
        }

        Problems.Write(report.Problems);
        if (report.Service.Emulator)
            Text.WriteLine("These answers are an emulator's: they say nothing about real malware.");
    }
}
