using System.Globalization;
using System.Security.Cryptography;

namespace SpectraKit.Scanning;

/// <summary>A policy file, <c>spectrakit.json</c>: strict, since a rule that is ignored because of a typing error would let through what nobody meant to.</summary>
public static class PolicyText
{
    /// <summary>The name under which a policy is looked for in the scan's root.</summary>
    public const string FileName = "spectrakit.json";

    /// <summary>The JSON schema of policy files, draft 4.</summary>
    public static string Schema => EmbeddedText.Read("spectrakit.schema.json");

    /// <summary>Reads a policy file.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ProblemException">It cannot be read or used (SPK1012, with line and column).</exception>
    public static ScanPolicy Load(string path)
    {
        try
        {
            var utf8 = File.ReadAllBytes(path);
            return Read(utf8, path) with { FileDigest = Convert.ToHexStringLower(SHA256.HashData(utf8)) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(Codes.InvalidPolicy, $"The policy '{SafeText.Of(path)}' cannot be read: {SafeText.Of(e.Message)}"), e);
        }
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="utf8">The text. Comments and commas after the last item are allowed.</param>
    /// <param name="path">Where it stands, for complaints, and for the paths in it, which start from its folder.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ProblemException">It cannot be used (SPK1012, with line and column).</exception>
    public static ScanPolicy Read(byte[] utf8, string path)
    {
        var root = JsonPlace.Parse(utf8, (message, line, column) => new(new(
            Codes.InvalidPolicy,
            string.Create(CultureInfo.InvariantCulture, $"{SafeText.Of(path)}({line},{column}): {message}"))));
        var policy = ScanPolicy.FailingOn([]);
        var fields = root.Fields("the policy");
        fields.Take("$schema", _ => { });
        fields.Take("failOn", place => policy = ScanPolicy.FailingOn([place.Word(Outcome.Malicious, Outcome.Suspicious, Outcome.Unknown)]) with { NotScanned = policy.NotScanned });
        fields.Take("suspicious", place => policy = policy with { Suspicious = place.Word<Decision>() });
        fields.Take("unknown", place => policy = policy with { Unknown = place.Word<Decision>() });
        fields.Take("notScanned", place => policy = policy with { NotScanned = place.Word<Decision>() });
        fields.Take("notSubmitted", place => policy = policy with { NotSubmitted = place.Word<Decision>() });
        fields.Take("tooLarge", place => policy = policy with { TooLarge = place.Word<Decision>() });
        fields.Take("maxFileSize", place => policy = policy with { MaxFileSize = place.Number(1, long.MaxValue) });
        fields.Take("onServiceError", place => policy = policy with { OnServiceError = place.Word<ServiceErrorRule>() });
        fields.Take("maxVerdictAge", place => policy = policy with { MaxVerdictAge = Days(place) });
        fields.Take("submit", place => policy = policy with { Submission = ReadSubmission(place) });
        fields.Take("archives", place => policy = policy with { Archives = ReadArchives(place) });
        fields.Take("rules", place => policy = policy with { Rules = [.. place.Items("rules").Select(ReadRule)] });
        fields.Take("suppressions", place => policy = policy with { Suppressions = [.. place.Items("suppressions").Select(ReadSuppression)] });
        fields.Take("baseline", place => policy = policy with { Baseline = Baseline.Load(System.IO.Path.GetFullPath(place.Text("a path"), System.IO.Path.GetDirectoryName(path)!)) });
        fields.RequireNothingElse();
        return policy;
    }

    private static SubmissionRules ReadSubmission(JsonPlace json)
    {
        var rules = SubmissionRules.Everything;
        var fields = json.Fields("submit");
        fields.Take("allow", place => rules = rules with { Allow = Patterns(place) });
        fields.Take("deny", place => rules = rules with { Deny = Patterns(place) });
        fields.Take("maxSize", place => rules = rules with { MaxSize = place.Number(0, long.MaxValue) });
        fields.RequireNothingElse();
        return rules;
    }

    private static ArchiveRules ReadArchives(JsonPlace json)
    {
        var rules = ArchiveRules.Default;
        var fields = json.Fields("archives");
        fields.Take("entries", place => rules = rules with { Entries = place.Word<ArchiveEntries>() });
        fields.Take("allKnownGood", place => rules = rules with { AllKnownGood = place.Word<KnownGoodArchive>() });
        fields.Take("notReadable", place => rules = rules with { NotReadable = place.Word<Decision>() });
        fields.Take("encrypted", place => rules = rules with { Encrypted = place.Word<Decision>() });
        fields.Take("maxEntries", place => rules = rules with { Limits = rules.Limits with { MaxEntries = (int)place.Number(1, 10_000_000) } });
        fields.Take("maxSize", place => { var most = place.Number(1, long.MaxValue); rules = rules with { Limits = rules.Limits with { MaxTotalLength = most, MaxEntryLength = most } }; });
        fields.Take("maxRatio", place => rules = rules with { Limits = rules.Limits with { MaxRatio = (int)place.Number(1, 100_000) } });
        fields.Take("maxNesting", place => rules = rules with { Limits = rules.Limits with { Nesting = (int)place.Number(0, 16) } });
        fields.RequireNothingElse();
        return rules;
    }

    private static PolicyRule ReadRule(JsonPlace json)
    {
        var rule = new PolicyRule { Then = Decision.Fail };
        var hasDecision = false;
        var fields = json.Fields("a rule");
        fields.Take("files", place => rule = rule with { Files = Patterns(place) });
        fields.Take("except", place => rule = rule with { Except = Patterns(place) });
        fields.Take("when", place => rule = rule with { When = ReadCondition(place) });
        fields.Take("reason", place => rule = rule with { Reason = place.Text("a sentence") });
        fields.Take("then", place =>
        {
            hasDecision = true;
            rule = rule with { Then = place.Word<Decision>() };
            // The one thing that no rule may say by accident: that malware ships.
            if (rule.Then == Decision.Pass && Means(rule.When, Outcome.Malicious))
                throw place.Invalid("lets malicious files pass; name the outcomes that are meant in 'when', or suppress the one file by its digest");
            if (rule.Then == Decision.Warn && Means(rule.When, Outcome.Malicious) && !rule.When.IsSpecific)
                throw place.Invalid("makes every malicious file a warning; say more in 'when', such as a threat, a risk score or a number of scanners");
        });
        fields.RequireNothingElse();
        return hasDecision ? rule : throw json.Invalid("a rule needs 'then'");
    }

    private static bool Means(PolicyCondition when, Outcome outcome) => when.Outcomes.Count == 0 || when.Outcomes.Contains(outcome);

    private static PolicyCondition ReadCondition(JsonPlace json)
    {
        var when = new PolicyCondition();
        var fields = json.Fields("when");
        fields.Take("outcome", place => when = when with { Outcomes = [.. place.Items("outcomes").Select(item => item.Word(Outcome.Malicious, Outcome.Suspicious, Outcome.Unknown, Outcome.NotScanned))] });
        fields.Take("riskScoreAtLeast", place => when = when with { RiskScoreAtLeast = (int)place.Number(0, 10) });
        fields.Take("riskScoreAtMost", place => when = when with { RiskScoreAtMost = (int)place.Number(0, 10) });
        fields.Take("threat", place => when = when with { ThreatNames = [.. place.Items("threat names").Select(item => item.Text("a threat name, or a pattern of some"))] });
        fields.Take("scannersAtLeast", place => when = when with { ScannersAtLeast = (int)place.Number(0, 1000) });
        fields.Take("scannersAtMost", place => when = when with { ScannersAtMost = (int)place.Number(0, 1000) });
        fields.RequireNothingElse();
        return when;
    }

    private static Suppression ReadSuppression(JsonPlace json)
    {
        SampleHash? sha256 = null;
        string? threat = null, justification = null;
        DateOnly? expires = null;
        var fields = json.Fields("a suppression");
        fields.Take("sha256", place => sha256 = SampleHash.TryParse(place.Text("a SHA-256"), out var hash) && hash.Kind == HashKind.Sha256 ? hash : throw place.Invalid("has to be a SHA-256 in hexadecimal, 64 digits"));
        fields.Take("threat", place => threat = place.Text("the threat's name"));
        fields.Take("justification", place => justification = place.Text("a sentence"));
        fields.Take("expires", place => expires = DateOnly.TryParseExact(place.Text("a date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw place.Invalid("has to be a date such as \"2027-03-31\""));
        fields.RequireNothingElse();
        return sha256 is null || threat is null || string.IsNullOrWhiteSpace(justification) || expires is null
            ? throw json.Invalid("a suppression needs 'sha256', 'threat', 'justification' and 'expires'")
            : new(sha256.Value, threat, justification, expires.Value);
    }

    private static IReadOnlyList<string> Patterns(JsonPlace json) => [.. json.Items("patterns").Select(Pattern)];

    private static string Pattern(JsonPlace json)
    {
        var text = json.Text("a pattern");
        try
        {
            GlobPattern.Parse(System.IO.Path.GetTempPath(), text);
            return text;
        }
        catch (ProblemException e)
        {
            throw json.Invalid(e.Problem.Message);
        }
    }

    private static TimeSpan Days(JsonPlace json) => TimeSpan.FromDays(json.Number(1, 3650));
}
