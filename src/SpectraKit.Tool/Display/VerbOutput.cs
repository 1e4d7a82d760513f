using SpectraKit.Scanning;

namespace SpectraKit.Tool.Display;

/// <summary>What a verb came to, for people and, when asked for, for machines.</summary>
internal sealed class VerbOutput(Surroundings surroundings, bool isForMachines)
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="nameOf">What an item is called in a complaint.</param>
    /// <param name="line">Writes an item that succeeded, for people.</param>
    /// <param name="json">The report's JSON form, for machines.</param>
    /// <returns>The exit code.</returns>
    public int Write<TItem>(VerbReport<TItem> report, Func<TItem, string> nameOf, Action<TItem, TextWriter> line, Func<VerbReport<TItem>, byte[]> json)
        where TItem : IVerbItem
    {
        var problems = new ProblemText(surroundings);
        foreach (var item in report.Items)
        {
            // The run's own end is said once, below, and not for every item that it left.
            if (item.Problem is { } problem && !report.Problems.Contains(problem))
                problems.Write(problem with { Message = $"{nameOf(item)}: {problem.Message}" });
            else if (item.Problem is null && !isForMachines)
                line(item, surroundings.Output);
        }

        problems.Write(report.Problems);
        if (isForMachines)
            Machine.Write(surroundings, json(report));
        return report.ExitCode;
    }
}
