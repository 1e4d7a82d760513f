namespace SpectraKit.Scanning;

/// <summary>What people hear of a verb in a front's log, line by line with its level; and the verb's phases, which are worth a line where single files are not.</summary>
/// <param name="log">Takes a level and a line.</param>
internal sealed class FrontLog(Action<string, string> log) : IProgress<ScanProgress>
{
    public void Report(ScanProgress value)
    {
        if (value.Done == 0 && value.Bytes == 0)
            log("verbose", value.Total > 0 ? $"{value.Phase}: {value.Total}" : $"{value.Phase}");
    }

    public void Tell(Problem problem) => log(Words.Of(problem.Severity), SafeText.Of(problem.ToString()));

    public void TellAll(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Tell(problem);
    }

    public void TellLines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            log("information", SafeText.Of(line));
    }

    /// <summary>Tells a scan: what is to be said of the run, every file by its decision, the totals; and then the CI host.</summary>
    public byte[] Tell(ScanReport report, CiHost ci, EngineHost host)
    {
        TellAll(report.Problems);
        foreach (var file in TextReport.WorstFirst(report.Files))
        {
            var level = file.Decision switch { Decision.Fail => "error", Decision.Warn => "warning", _ => "verbose" };
            var detail = TextReport.Detail(file);
            log(level, $"{(file.Code is null ? "" : file.Code.Id + ": ")}{SafeText.Of(file.Path)} is {TextReport.Readable(file.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}");
        }

        TellLines(TextReport.Totals(report));
        // A script's log may put something in front of a line, and a command has to begin it.
        foreach (var problem in new CiReporter(host).Tell(report, ci, Console.Out))
            log("warning", SafeText.Of(problem.ToString()));
        return JsonReport.Write(report);
    }

    public byte[] Tell(RecheckReport report)
    {
        TellAll(report.Scan.Problems.Concat(report.Changes.Select(RecheckText.ProblemOf)));
        TellLines(RecheckText.Totals(report));
        return RecheckText.WriteJson(report);
    }

    public byte[] Tell(ScanPlan plan)
    {
        TellAll(plan.Problems);
        TellLines(PlanText.Totals(plan));
        return PlanText.WriteJson(plan);
    }

    public byte[] Tell<TItem>(VerbReport<TItem> report, Func<VerbReport<TItem>, byte[]> write, Func<TItem, string> nameOf)
        where TItem : IVerbItem
    {
        TellAll(report.Problems);
        foreach (var item in report.Items.Where(item => item.Problem is not null))
            log(Words.Of(item.Problem!.Severity), $"{item.Problem.Code}: {SafeText.Of(nameOf(item))}: {SafeText.Of(item.Problem.Message)}");
        return write(report);
    }
}
