namespace SpectraKit.Scanning;

/// <summary>What the scan found out about one file, before any policy looks at it.</summary>
internal sealed record Verdict(Outcome Outcome, Code? Code, string? Reason, SampleReport? Report)
{
    /// <summary>When an earlier run was given it; <c>null</c> for an answer of this one.</summary>
    public DateTimeOffset? RememberedAt { get; init; }

    /// <summary>Whether it counts only because nobody could be asked.</summary>
    public bool IsInNeed { get; init; }

    /// <summary>The one place where a file's outcome is made, from what happened to the file, its content and the run, in this order.</summary>
    public static Verdict Of(HashedArtifact file, Sample? sample, ScanRun run)
    {
        if (file.Trouble is { } trouble)
            return NotScanned(trouble);
        if (sample?.Problem is { } problem)
            return NotScanned(problem);
        if (sample?.VouchedFor is { } reason)
            return new(Outcome.Clean, null, reason, null);
        if (sample?.Report is { } report)
            return Of(report) with { RememberedAt = sample.RememberedAt, IsInNeed = sample.IsRecalledInNeed };
        return NotScanned(run.Ending ?? new(Codes.ServiceError, "The service did not answer for this file."));
    }

    /// <summary>Analysed, with nothing found, though nobody reports of it alone.</summary>
    public static Verdict Unknown(string reason) => new(Outcome.Unknown, Codes.Unknown, reason, null);

    private static Verdict Of(SampleReport report) => Classifications.Read(report.Classification) switch
    {
        Outcome.Malicious => new(Outcome.Malicious, Codes.Malicious, report.Reason, report),
        Outcome.Suspicious => new(Outcome.Suspicious, Codes.Suspicious, report.Reason, report),
        Outcome.Unknown => new(Outcome.Unknown, Codes.Unknown, report.Reason ?? "analysed, nothing found", report),
        Outcome.Clean => new(Outcome.Clean, null, report.Reason, report),
        _ => NotScanned(new(
            Codes.ServiceError,
            report.Classification is null
                ? "The service answered without a classification."
                : $"The service answered with a classification that this version does not know: '{SafeText.Of(report.Classification)}'.")),
    };

    /// <summary>No answer, and why.</summary>
    public static Verdict NotScanned(Problem problem) => new(Outcome.NotScanned, problem.Code, problem.Message, null);
}
