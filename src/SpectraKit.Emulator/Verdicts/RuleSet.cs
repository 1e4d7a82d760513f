using System.Security.Cryptography;
using System.Text;

namespace SpectraKit.Emulator;

/// <summary>All rules in their order, the EICAR test file last.</summary>
internal sealed class RuleSet
{
    // Its digests are public knowledge; its text is in no file of this project, since scanners stop at it.
    private static readonly Verdict Eicar = new(Classification.Malicious, 10, "EICAR-Test-File", "antivirus", Origin: null);
    private static readonly HashValue[] EicarHashes =
    [
        Known("275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"),
        Known("3395856ce81f2b7382dee72602f798b642f14140"),
        Known("44d88612fea8a8f36de82e1278abb02f"),
    ];

    private volatile IReadOnlyList<Rule> _all;

    public RuleSet(IEnumerable<Rule> rules)
    {
        _all = [.. rules, .. EicarHashes.Select(hash => new Rule(Eicar) { Hash = hash })];
    }

    /// <summary>The same for the same rules in the same order, in any process.</summary>
    public string Fingerprint => FingerprintOf(_all);

    /// <exception cref="EmulatorConfigurationException">A rule is wrong, or the file cannot be read.</exception>
    public static RuleSet Load(EmulatorOptions options)
    {
        var rules = new List<Rule>();
        foreach (var rule in options.Rules) rules.Add(Compile(rule, $"Rule {rules.Count + 1}: "));

        if (options.RulesFile is { } file) rules.AddRange(RulesFileReader.Read(file));
        return new RuleSet(rules);
    }

    /// <summary>Adds a rule that comes before all others.</summary>
    /// <exception cref="EmulatorConfigurationException">The rule is wrong.</exception>
    public void Prepend(VerdictRule rule) => _all = [Compile(rule, "The rule: "), .. _all];

    /// <summary>The verdict of the first rule that matches the sample itself, whatever is inside it; <c>null</c> when none does.</summary>
    public Verdict? Judge(Sample sample, string contentPath, CancellationToken cancellationToken)
    {
        var rules = _all;
        var decided = 0;
        while (decided < rules.Count && !rules[decided].Matches(sample)) decided++;

        // Only the patterns that stand before that rule can still win.
        var patterns = rules.Take(decided).Where(rule => rule.Pattern is not null).ToList();
        if (patterns.Count > 0)
        {
            using var content = File.OpenRead(contentPath);
            if (BytePatterns.FirstFound([.. patterns.Select(rule => rule.Pattern!)], content, cancellationToken) is { } found)
                return patterns[found].Verdict;
        }

        return decided < rules.Count ? rules[decided].Verdict : null;
    }

    /// <summary>The verdict of the first rule that matches a name alone: all that is known of what was never fetched.</summary>
    public Verdict Judge(string name) => _all.FirstOrDefault(rule => rule.MatchesName(name))?.Verdict ?? Verdict.Unknown;

    private static Rule Compile(VerdictRule rule, string who) =>
        RuleCompiler.TryCompile(rule, out var compiled, out var complaint) ? compiled : throw new EmulatorConfigurationException(who + complaint.Sentence);

    private static HashValue Known(string hex) => HashValue.TryParse(hex, out var hash) ? hash : throw new FormatException(hex);

    private static string FingerprintOf(IEnumerable<Rule> rules)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            var condition = rule.Hash is { } hash ? Convert.ToHexString(hash.Bytes) : rule.Glob ?? "bytes " + Convert.ToHexString(rule.Pattern!);
            text.AppendJoin('\n', condition, rule.Verdict.Word, rule.Verdict.RiskScore, rule.Verdict.ThreatName, "").Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
