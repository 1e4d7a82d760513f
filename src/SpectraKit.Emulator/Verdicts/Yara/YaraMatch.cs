using System.Globalization;

namespace SpectraKit.Emulator;

/// <summary>That a YARA rule matched: its name, its tags, and its metadata.</summary>
internal sealed record YaraMatch(string Rule, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Metadata)
{
    private const string TypeKey = "tc_detection_type";
    private const string NameKey = "tc_detection_name";
    private const string FactorKey = "tc_detection_factor";

    /// <summary>What the rule says of a sample; <c>null</c> when it says nothing, and the match is a tag alone.</summary>
    public Verdict? Verdict
    {
        get
        {
            if (Classification is not { } classification) return null;

            // The services' score for harm is five above the factor, which is 0 to 5; for trust it is the factor itself.
            var score = classification switch
            {
                Emulator.Classification.Goodware => Factor ?? 0,
                Emulator.Classification.Suspicious => 5 + (Factor ?? 1),
                _ => Math.Max(6, 5 + (Factor ?? 5)),
            };
            return new Verdict(classification, score, classification == Emulator.Classification.Goodware ? null : ThreatName, "yara", Origin: null);
        }
    }

    private int? Factor => Metadata.TryGetValue(FactorKey, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) ? Math.Min(factor, 5) : null;

    // A tag says it; a rule that names a threat without one means harm.
    private Classification? Classification =>
        Tags.Contains("malicious") ? Emulator.Classification.Malicious
        : Tags.Contains("suspicious") ? Emulator.Classification.Suspicious
        : Tags.Contains("goodware") ? Emulator.Classification.Goodware
        : Factor == 0 ? Emulator.Classification.Suspicious
        : Metadata.ContainsKey(TypeKey) || Metadata.ContainsKey(NameKey) || Factor is not null ? Emulator.Classification.Malicious
        : null;

    // Win32_Ransomware_Example, with type and name in its metadata, is the threat Win32.Ransomware.Example.
    private string ThreatName
    {
        get
        {
            var type = Metadata.GetValueOrDefault(TypeKey);
            var name = Metadata.GetValueOrDefault(NameKey);
            var platform = type is null ? -1 : Rule.IndexOf($"_{type}", StringComparison.OrdinalIgnoreCase);
            var parts = new[] { platform > 0 ? Rule[..platform].Replace('_', '-') : null, type, name }.Where(part => !string.IsNullOrEmpty(part)).ToList();
            return parts.Count == 0 ? Rule.Replace('_', '.') : string.Join('.', parts);
        }
    }
}
