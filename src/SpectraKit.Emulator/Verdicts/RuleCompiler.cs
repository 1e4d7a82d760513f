using System.Diagnostics.CodeAnalysis;

namespace SpectraKit.Emulator;

/// <summary>Turns a rule as written into one that can be applied, or says what is wrong with it.</summary>
internal static class RuleCompiler
{
    private const int LongestPattern = 4096;

    public static bool TryCompile(VerdictRule rule, [NotNullWhen(true)] out Rule? compiled, [NotNullWhen(false)] out RuleComplaint? complaint)
    {
        compiled = null;
        complaint = Check(rule);
        if (complaint is not null) return false;

        compiled = new Rule(VerdictOf(rule))
        {
            Hash = (rule.Sha256 ?? rule.Sha1 ?? rule.Md5) is { } hex && HashValue.TryParse(hex, out var hash) ? hash : null,
            Glob = rule.Name is null ? null : Simplify(rule.Name),
            Pattern = rule.Bytes is null ? null : Convert.FromHexString(WithoutBlanks(rule.Bytes)),
        };
        return true;
    }

    private static RuleComplaint? Check(VerdictRule rule)
    {
        (string Name, string? Value)[] conditions =
        [
            ("sha256", rule.Sha256), ("sha1", rule.Sha1), ("md5", rule.Md5), ("name", rule.Name), ("bytes", rule.Bytes),
        ];
        var given = conditions.Where(condition => condition.Value is not null).ToList();
        if (given.Count == 0) return new RuleComplaint("A rule needs one condition: sha256, sha1, md5, name or bytes.");
        if (given.Count > 1)
        {
            var names = given.Select(condition => condition.Name).ToList();
            return new RuleComplaint($"A rule has one condition; this one has {string.Join(" and ", names)}.", names);
        }

        return CheckHash("sha256", rule.Sha256, 64)
            ?? CheckHash("sha1", rule.Sha1, 40)
            ?? CheckHash("md5", rule.Md5, 32)
            ?? (rule.Name?.Length == 0 ? new RuleComplaint("The name is empty and would match nothing.", "name") : null)
            ?? CheckBytes(rule.Bytes)
            ?? CheckVerdict(rule);
    }

    private static RuleComplaint? CheckHash(string member, string? hex, int digits)
    {
        if (hex is null) return null;
        return hex.Length == digits && HashValue.TryParse(hex, out _) ? null : new RuleComplaint($"{member} is {digits} hex digits.", member);
    }

    private static RuleComplaint? CheckBytes(string? hex)
    {
        if (hex is null) return null;

        var digits = WithoutBlanks(hex);
        if (digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit)) return new RuleComplaint("bytes are pairs of hex digits, at least one.", "bytes");
        return digits.Length / 2 > LongestPattern ? new RuleComplaint($"bytes are at most {LongestPattern} bytes.", "bytes") : null;
    }

    private static RuleComplaint? CheckVerdict(VerdictRule rule)
    {
        if (Classify(rule.Classification) is not { } classification)
            return new RuleComplaint($"\"{rule.Classification}\" is not a classification: malicious, suspicious, goodware or unknown.", "classification");
        if (rule.RiskScore is < 0 or > 10) return new RuleComplaint("riskScore is 0 to 10.", "riskScore");
        if (rule.RiskScore is not { } score) return null;

        // The services' own scale; a client that was tried with a score it can never meet was tried in vain.
        return classification switch
        {
            Classification.Unknown => new RuleComplaint("What is unknown has no risk score.", "riskScore"),
            Classification.Goodware when score > 5 => new RuleComplaint("The riskScore of goodware is 0 to 5.", "riskScore"),
            Classification.Suspicious when score < 5 => new RuleComplaint("The riskScore of what is suspicious is 5 to 10.", "riskScore"),
            Classification.Malicious when score < 6 => new RuleComplaint("The riskScore of what is malicious is 6 to 10.", "riskScore"),
            _ => null,
        };
    }

    private static Verdict VerdictOf(VerdictRule rule)
    {
        var classification = Classify(rule.Classification)!.Value;
        int? usual = classification switch
        {
            Classification.Malicious => 10,
            Classification.Suspicious => 6,
            Classification.Goodware => 0,
            _ => null,
        };
        return new Verdict(classification, rule.RiskScore ?? usual, rule.ThreatName, classification == Classification.Unknown ? null : "rule", Origin: null);
    }

    // Exactly the four words: a number, which Enum.TryParse would take, is none of them.
    private static Classification? Classify(string word) => word switch
    {
        "goodware" => Classification.Goodware,
        "unknown" => Classification.Unknown,
        "suspicious" => Classification.Suspicious,
        "malicious" => Classification.Malicious,
        _ => null,
    };

    private static string WithoutBlanks(string hex) => hex.Replace(" ", "", StringComparison.Ordinal);

    // A star crosses folders here, so two say nothing more than one; "**/" also means no folder at all.
    private static string Simplify(string glob)
    {
        glob = glob.Replace('\\', '/');
        while (glob.Contains("**/", StringComparison.Ordinal)) glob = glob.Replace("**/", "*", StringComparison.Ordinal);
        while (glob.Contains("**", StringComparison.Ordinal)) glob = glob.Replace("**", "*", StringComparison.Ordinal);
        return glob;
    }
}
