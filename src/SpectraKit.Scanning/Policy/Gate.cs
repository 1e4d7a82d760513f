namespace SpectraKit.Scanning;

/// <summary>The two decisions of a scan: what each file means, and what they all mean together.</summary>
internal static class Gate
{
    /// <summary>What the policy says to one file. Wrong configuration and cancellation are nobody's policy: what they left unasked fails.</summary>
    public static Decision Decide(ScanPolicy policy, Outcome outcome, Code? code)
    {
        if (outcome != Outcome.NotScanned)
            return policy.Decide(outcome);
        if (code?.ExitCode is ExitCodes.Configuration or ExitCodes.Cancelled)
            return Decision.Fail;
        if (code == Codes.NotSubmitted)
            return policy.NotSubmitted;
        if (code == Codes.TooLarge)
            return policy.TooLarge;
        return code is { IsAvailability: true } && policy.OnServiceError is { } rule
            ? rule == ServiceErrorRule.Warn ? Decision.Warn : Decision.Fail
            : policy.NotScanned;
    }

    /// <summary>
    /// The exit code of a run. Malware that was found is the first thing to know, even when other files could not be asked about; only a run that somebody
    /// cancelled is called just that.
    /// </summary>
    public static int ExitCodeOf(IReadOnlyList<FileResult> files, IReadOnlyList<Problem> problems)
    {
        var failed = files.Where(file => file.Decision == Decision.Fail).ToList();
        var errors = problems.Where(problem => problem.Severity == Severity.Error && IsDecisive(problem, files)).Select(problem => problem.Code.ExitCode);
        var causes = failed.Where(file => file.Outcome == Outcome.NotScanned).Select(file => file.Code?.ExitCode ?? ExitCodes.Configuration).Concat(errors).ToList();
        if (causes.Contains(ExitCodes.Cancelled))
            return ExitCodes.Cancelled;
        return failed.Exists(file => file.Outcome != Outcome.NotScanned) ? ExitCodes.Refused : ExitCodes.Of(causes);
    }

    // An outage that the policy allows files to be left unasked by must not fail the run by the back door; without files it is the run's only result.
    private static bool IsDecisive(Problem problem, IReadOnlyList<FileResult> files) =>
        files.Count == 0 || problem.Code.ExitCode is ExitCodes.Configuration or ExitCodes.Cancelled;
}
