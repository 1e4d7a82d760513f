using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>Reads the neutral JSON form back into a report. Members that this version does not know are left out; what it needs and does not find is an error.</summary>
public static class JsonReportReader
{
    /// <summary>Reads a report.</summary>
    /// <param name="json">UTF-8 text.</param>
    /// <returns>The report.</returns>
    /// <exception cref="FormatException">It is not a report, or one of a newer form that this version would misread.</exception>
    public static ScanReport Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException or FormatException { InnerException: null })
        {
            throw new FormatException($"This is not a SpectraKit report: {e.Message}", e);
        }
    }

    /// <summary>Reads a report that somebody named.</summary>
    /// <param name="name">What the report is called when it cannot be used.</param>
    /// <param name="read">Reads its UTF-8 text.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ProblemException">It cannot be read, or is no report (SPK1003).</exception>
    public static ScanReport Load(string name, Func<byte[]> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return Read(read());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or NotSupportedException)
        {
            throw new ProblemException(new(Codes.InvalidSetting, $"The report '{SafeText.Of(name)}' cannot be used: {SafeText.Of(e.Message)}"), e);
        }
    }

    private static ScanReport Read(JsonElement root)
    {
        var version = Text(root, "schemaVersion");
        if (version?.Split('.')[0] != ScanReport.CurrentSchemaVersion.Split('.')[0])
            throw OtherVersion(root, version);

        var tool = root.GetProperty("tool");
        var service = root.GetProperty("service");
        return new()
        {
            SchemaVersion = version,
            Tool = new(Text(tool, "name") ?? "", Text(tool, "version") ?? ""),
            Service = new(Word<ServiceKind>(service, "kind"), Text(service, "url"), service.GetProperty("emulator").GetBoolean()),
            Mode = root.TryGetProperty("mode", out _) ? Word<ScanMode>(root, "mode") : ScanMode.Auto,
            Policy = root.TryGetProperty("policy", out var policy) ? ReadPolicy(policy) : ScanPolicy.Default,
            Files = [.. root.GetProperty("files").EnumerateArray().Select(ReadFile)],
            Problems = root.TryGetProperty("problems", out var problems) ? [.. problems.EnumerateArray().Select(ReadProblem)] : [],
            ExitCode = root.GetProperty("exitCode").GetInt32(),
            IsUnchanged = Member(root, "unchanged")?.GetBoolean() ?? false,
            StartedAt = root.GetProperty("startedAt").GetDateTimeOffset(),
            Duration = Duration(root, "duration"),
            Timings = root.TryGetProperty("timings", out var timings) ? ReadTimings(timings) : null,
        };
    }

    // A report of another form is one all the same, and is not to be called none: its exception has a cause, which the reader lets through.
    private static FormatException OtherVersion(JsonElement root, string? version)
    {
        var own = ScanReport.CurrentSchemaVersion.Split('.')[0];
        if (!int.TryParse(version?.Split('.')[0], CultureInfo.InvariantCulture, out var major))
            return new($"its schemaVersion is '{SafeText.Of(version)}', which is no version.");
        var by = root.TryGetProperty("tool", out var tool) && Text(tool, "version") is { } wrote ? $" (SpectraKit {SafeText.Of(wrote)} wrote it)" : "";
        var sentence = $"The report has the form {SafeText.Of(version)}{by}, and SpectraKit {ToolInfo.Current.Version} reads {own}.x. {(major > int.Parse(own, CultureInfo.InvariantCulture) ? "Use a newer SpectraKit." : "Scan again.")}";
        return new(sentence, new NotSupportedException(sentence));
    }

    private static FileResult ReadFile(JsonElement file) => new()
    {
        Path = Text(file, "path") ?? throw new FormatException("a file has no path."),
        Container = Text(file, "container"),
        Unread = Text(file, "unread"),
        Size = Number(file, "size"),
        Sha256 = Text(file, "sha256"),
        Sha1 = Text(file, "sha1"),
        Service = Member(file, "service") is null ? null : Word<VerdictService>(file, "service"),
        Outcome = Word<Outcome>(file, "outcome"),
        Classification = Text(file, "classification"),
        RiskScore = (int?)Number(file, "riskScore"),
        ThreatName = Text(file, "threatName"),
        Reason = Text(file, "reason"),
        Origin = Text(file, "origin"),
        DuplicateOf = Text(file, "duplicateOf"),
        Package = Member(file, "package") is { } package ? ReadPackage(package) : null,
        Scanners = ReadScanners(file),
        CheckedAt = Member(file, "checkedAt")?.GetDateTimeOffset(),
        Decision = Word<Decision>(file, "decision"),
        RememberedAt = Member(file, "rememberedAt")?.GetDateTimeOffset(),
        Rule = Text(file, "rule"),
        Suppression = Member(file, "suppression") is { } suppression ? ReadSuppression(suppression, Text(file, "sha256")) : null,
        IsKnownBefore = Member(file, "knownBefore")?.GetBoolean() ?? false,
        Code = Text(file, "code") is { } code ? CodeOf(code) : null,
    };

    private static ScanPolicy ReadPolicy(JsonElement policy) => new()
    {
        Suspicious = Word<Decision>(policy, "suspicious"),
        Unknown = Word<Decision>(policy, "unknown"),
        NotScanned = Word<Decision>(policy, "notScanned"),
        NotSubmitted = Member(policy, "notSubmitted") is null ? Decision.Fail : Word<Decision>(policy, "notSubmitted"),
        TooLarge = Member(policy, "tooLarge") is null ? Decision.Fail : Word<Decision>(policy, "tooLarge"),
        OnServiceError = Member(policy, "onServiceError") is null ? null : Word<ServiceErrorRule>(policy, "onServiceError"),
        Archives = Member(policy, "archives") is { } archives ? ReadArchives(archives) : ArchiveRules.Default,
        FileDigest = Text(policy, "file"),
    };

    private static PackageOrigin ReadPackage(JsonElement package) => new(Text(package, "id") ?? "", Text(package, "version") ?? "")
    {
        HasSameContent = Text(package, "match") == "content",
        Chain = Member(package, "chain") is { } chain ? [.. chain.EnumerateArray().Select(step => step.GetString() ?? "")] : [],
        Reference = Member(package, "reference") is { } reference ? new(Text(reference, "file") ?? "", reference.GetProperty("line").GetInt32()) : null,
    };

    private static ArchiveRules ReadArchives(JsonElement archives) => new()
    {
        Entries = Word<ArchiveEntries>(archives, "entries"),
        AllKnownGood = Word<KnownGoodArchive>(archives, "allKnownGood"),
        NotReadable = Word<Decision>(archives, "notReadable"),
        Encrypted = Word<Decision>(archives, "encrypted"),
    };

    internal static ScannerCounts? ReadScanners(JsonElement file) =>
        Member(file, "scanners") is { } scanners ? new(scanners.GetProperty("matched").GetInt32(), scanners.GetProperty("total").GetInt32()) : null;

    private static Suppression ReadSuppression(JsonElement suppression, string? sha256) => new(
        SampleHash.Parse(sha256 ?? ""),
        Text(suppression, "threat") ?? "",
        Text(suppression, "justification") ?? "",
        DateOnly.ParseExact(Text(suppression, "expires") ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Problem ReadProblem(JsonElement problem) =>
        new(CodeOf(Text(problem, "code") ?? ""), Text(problem, "message") ?? "") { Severity = Word<Severity>(problem, "severity") };

    private static ScanTimings ReadTimings(JsonElement timings) => new(
        Duration(timings, "finding"),
        Duration(timings, "hashing"),
        Duration(timings, "connecting"),
        Duration(timings, "lookup"),
        Duration(timings, "submitting"),
        Duration(timings, "waiting"));

    // A report of a newer version may hold codes that this one does not know. They keep their name, and count as what they would be at worst.
    private static Code CodeOf(string id) => Codes.Find(id) ?? new(id, id, Severity.Error, ExitCodes.Configuration);

    internal static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    internal static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt64() : null;

    private static TimeSpan Duration(JsonElement element, string name) =>
        TimeSpan.ParseExact(Text(element, name) ?? "", "c", CultureInfo.InvariantCulture);

    private static T Word<T>(JsonElement element, string name)
        where T : struct, Enum =>
        Words.TryRead<T>(Text(element, name), out var value) ? value : throw new FormatException($"'{Text(element, name)}' is no {name}.");
}
