namespace SpectraKit.Scanning;

/// <summary>The policy at work: what it says to each file, and what it has to say of itself when all are judged.</summary>
internal sealed class PolicyJudge
{
    private readonly ScanPolicy _policy;
    private readonly DateOnly _today;
    private readonly IReadOnlyList<(PolicyRule Rule, PathPatterns Files, PathPatterns Except)> _rules;
    private readonly ILookup<string, Suppression> _suppressions;
    private readonly HashSet<Suppression> _used = [];
    private readonly Dictionary<Suppression, string> _void = [];

    public PolicyJudge(ScanPolicy policy, string root, DateTimeOffset now)
    {
        _policy = policy;
        _today = DateOnly.FromDateTime(now.UtcDateTime);
        _rules = [.. policy.Rules.Select(rule => (rule, new PathPatterns(root, rule.Files), new PathPatterns(root, rule.Except)))];
        _suppressions = policy.Suppressions.ToLookup(suppression => suppression.Sha256.ToString());
    }

    /// <summary>What the policy says to one file.</summary>
    public Judgement Judge(HashedArtifact file, Verdict verdict)
    {
        var judgement = JudgeVerdict(file, verdict);
        // A suppression answers for the content, which is the same whether it was looked into or not.
        return file.Unread is { } unread && judgement.Suppression is null && _policy.Archives.Decide(unread.Code) > judgement.Decision
            ? judgement with { Decision = _policy.Archives.Decide(unread.Code), Code = unread.Code, IsKnownBefore = false }
            : judgement;
    }

    private Judgement JudgeVerdict(HashedArtifact file, Verdict verdict)
    {
        var decision = Gate.Decide(_policy, verdict.Outcome, verdict.Code);
        string? rule = null;
        for (var i = 0; i < _rules.Count; i++)
        {
            var (candidate, files, except) = _rules[i];
            if ((!files.IsEmpty && !files.Match(file.Artifact)) || except.Match(file.Artifact) || !candidate.When.Holds(verdict.Outcome, verdict.Report))
                continue;
            decision = candidate.Then;
            rule = candidate.Reason ?? $"rule {(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} of the policy";
            break;
        }

        // Known from before an outage: good enough to go on with, and not to forget.
        if (verdict.IsInNeed && decision == Decision.Pass)
            (decision, rule) = (Decision.Warn, "onServiceError: the service could not be asked, and this is what it said before");

        if (verdict.Outcome is not (Outcome.Malicious or Outcome.Suspicious) || !file.IsHashed)
            return new(decision, rule);
        return SuppressionOf(file.Sha256.ToString(), verdict.Report?.ThreatName ?? "") is { } suppression
            ? new(Decision.Pass, rule) { Suppression = suppression }
            : new(decision, rule) { IsKnownBefore = decision == Decision.Fail && (_policy.Baseline?.Has(file.Sha256.ToString(), verdict.Report?.ThreatName) ?? false) };
    }

    /// <summary>What there is to say of the suppressions themselves, in the order of the policy.</summary>
    public IEnumerable<Problem> Remarks()
    {
        foreach (var suppression in _policy.Suppressions)
        {
            var what = $"The suppression of {SafeText.Of(suppression.ThreatName)} in {suppression.Sha256}";
            if (_void.TryGetValue(suppression, out var found))
                yield return new(Codes.SuppressionVoid, $"{what} counts no more: the service now says {(found.Length == 0 ? "no name" : SafeText.Of(found))}. Look at it again.");
            else if (!suppression.IsInForce(_today))
                yield return new(Codes.SuppressionExpired, $"{what} ended on {suppression.Expires:yyyy-MM-dd}. Look at it again, or take it out.");
            else if (!_used.Contains(suppression))
                yield return new(Codes.SuppressionUnused, $"{what} suppressed nothing in this scan. Take it out if no release ships the file any more.");
            else if (suppression.EndsSoon(_today))
                yield return new(Codes.SuppressionEndsSoon, $"{what} ends on {suppression.Expires:yyyy-MM-dd}; from the day after, the file fails again.");
        }
    }

    private Suppression? SuppressionOf(string sha256, string threatName)
    {
        foreach (var suppression in _suppressions[sha256])
        {
            if (!suppression.IsAbout(threatName))
                _void[suppression] = threatName;
            else if (suppression.IsInForce(_today))
            {
                _used.Add(suppression);
                return suppression;
            }
        }

        return null;
    }
}
