using System.Globalization;
using System.IO.Enumeration;

namespace SpectraKit.Emulator;

/// <summary>One <c>key:value</c> of a search, or a word without a key that may stand anywhere.</summary>
internal sealed class SearchTerm
{
    private static readonly string[] FoundByOthers =
    [
        "android-", "antivirus", "attack-", "av-", "cert-", "document-", "domain", "elf-", "email-", "imphash", "ios-", "ipv4", "ipv6", "macho-", "pe-",
        "similar-to", "software-", "tag-", "uri", "uri-",
    ];

    private readonly Func<Sample, bool> _matches;

    private SearchTerm(Func<Sample, bool> matches) => _matches = matches;

    public static SearchTerm Parse(string word)
    {
        var colon = word.StartsWith('"') ? -1 : word.IndexOf(':');
        var value = word[(colon + 1)..].Trim('"');
        if (value.Length == 0) throw new FormatException($"\"{word}\" has no value.");
        return new SearchTerm(colon < 0 ? Anywhere(value) : Keyed(word[..colon].ToLowerInvariant(), value));
    }

    public bool Matches(Sample sample) => _matches(sample);

    private static Func<Sample, bool> Keyed(string key, string value) => key switch
    {
        "md5" => Hash(HashKind.Md5, value),
        "sha1" => Hash(HashKind.Sha1, value),
        "sha256" => Hash(HashKind.Sha256, value),
        "sha512" => Hash(HashKind.Sha512, value),
        "classification" => sample => value.Equals(sample.Verdict?.Word, StringComparison.OrdinalIgnoreCase),
        "filename" => sample => sample.Names.Any(name => Glob(value, Sample.LastSegment(name))),
        "threatname" => sample => sample.Verdict?.ThreatName is { } threat && Glob(value, threat),
        "sampletype" => sample => Glob(value, sample.Type.Display),
        "tag" => sample => sample.UserTags.Contains(value, StringComparer.Ordinal),
        "size" => Number(value, sample => sample.Size),
        "filecount" => Number(value, sample => sample.Extracted.Count),
        "firstseen" => Time(value, sample => sample.FirstSeen),
        "lastseen" => Time(value, sample => sample.LastSeen),
        "available" => bool.TryParse(value, out var isAvailable) ? _ => isAvailable : throw new FormatException($"\"{value}\" is not true or false."),
        "av-count" => Number(value, static _ => 0),
        "riskscore" => Number(value, sample => sample.Verdict?.RiskScore ?? -1),
        _ when IsOfOthers(key) => static _ => false,
        _ => throw new FormatException($"\"{key}\" is not a search keyword."),
    };

    // What the services can be asked for and the emulator never finds out: no sample has it.
    private static bool IsOfOthers(string key) => FoundByOthers.Any(family => key == family || (family.EndsWith('-') && key.StartsWith(family, StringComparison.Ordinal)));

    private static Func<Sample, bool> Hash(HashKind kind, string value) =>
        HashValue.TryParse(value, out var hash) && hash.Kind == kind ? sample => hash.Matches(sample.Digests) : throw new FormatException($"\"{value}\" is not such a hash.");

    private static Func<Sample, bool> Number(string value, Func<Sample, long> of) =>
        Range(value, of, text => (Number(text), Number(text)), (long.MinValue, long.MaxValue));

    // A day is all of it.
    private static Func<Sample, bool> Time(string value, Func<Sample, DateTimeOffset> of) => Range(
        value,
        of,
        text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time, text.Contains('T', StringComparison.Ordinal) ? time : time.AddDays(1).AddTicks(-1))
            : throw new FormatException($"\"{text}\" is not a time: 2026-01-31 and 2026-01-31T12:00:00Z are."),
        (DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    // A value, or a range: [1 TO 100], either end of which may be a star.
    private static Func<Sample, bool> Range<T>(string value, Func<Sample, T> of, Func<string, (T Least, T Most)> parse, (T Least, T Most) all)
        where T : IComparable<T>
    {
        string[] ends = value.StartsWith('[') ? value.Trim('[', ']').Split(" TO ", StringSplitOptions.TrimEntries) : [value, value];
        if (ends.Length != 2) throw new FormatException($"\"{value}\" is not a range: [1 TO 100] is one.");

        var least = ends[0] == "*" ? all.Least : parse(ends[0]).Least;
        var most = ends[1] == "*" ? all.Most : parse(ends[1]).Most;
        return sample => of(sample) is var found && found.CompareTo(least) >= 0 && found.CompareTo(most) <= 0;
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"\"{text}\" is not a number.");

    private static Func<Sample, bool> Anywhere(string value) => HashValue.TryParse(value, out var hash)
        ? sample => hash.Matches(sample.Digests)
        : sample => sample.Names.Any(name => Glob($"*{value}*", name)) || (sample.Verdict?.ThreatName is { } threat && Glob($"*{value}*", threat));

    private static bool Glob(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text);
}
