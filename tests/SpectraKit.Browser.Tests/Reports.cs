using System.Globalization;
using SpectraKit.Scanning;

namespace SpectraKit.Browser.Tests;

/// <summary>Reports to look at: one that could be anybody's, one with names that attack, one that is large.</summary>
internal static class Reports
{
    public static ScanReport Usual { get; } = Of(
        File("bin/Release/net10.0/publish/Acme.Telemetry.dll", Outcome.Malicious, 10) with
        {
            Classification = "malicious", ThreatName = "Win32.Trojan.Example", Reason = "antivirus", Decision = Decision.Fail, Code = Codes.Malicious, Size = 48_640,
            Package = new("Acme.Telemetry", "1.0.3") { HasSameContent = true, Chain = ["Acme.Logging 2.1.0", "Acme.Telemetry 1.0.3"], Reference = new("src/App/App.csproj", 12) },
        },
        File("bin/Release/net10.0/publish/tools/setup.exe", Outcome.Suspicious, 6) with { Classification = "suspicious", ThreatName = "Win32.PUA.Example", Decision = Decision.Warn, Code = Codes.Suspicious, Size = 1_204_224 },
        File("bin/Release/net10.0/publish/packer.exe", Outcome.Malicious, 7) with
        {
            Classification = "malicious", ThreatName = "Win32.Packed.Example", Code = Codes.Malicious, Size = 90_112,
            Suppression = new(SampleHash.Parse(new('c', 64)), "Win32.Packed.Example", "Our own packer; analysed and cleared.", new(2027, 3, 31)),
        },
        File("bin/Release/net10.0/publish/locked.bin", Outcome.NotScanned, null) with { Sha256 = null, Sha1 = null, Size = null, Decision = Decision.Fail, Code = Codes.NotScanned, Reason = "It could not be read because access is denied." },
        File("bin/Release/net10.0/publish/App.dll", Outcome.Unknown, null) with { Classification = "unknown", Code = Codes.Unknown, Reason = "analysed, nothing found", Size = 22_528 },
        File("bin/Release/net10.0/publish/App.Core.dll", Outcome.Unknown, null) with { Classification = "unknown", Code = Codes.Unknown, Reason = "analysed, nothing found", Size = 190_464 },
        File("bin/Release/net10.0/publish/Newtonsoft.Json.dll", Outcome.Clean, 0) with { Classification = "goodware", Size = 712_464 },
        File("bin/Release/net10.0/publish/Polly.Core.dll", Outcome.Clean, 0) with { Classification = "goodware", Size = 331_344 },
        File("bin/Release/net10.0/publish/Spectre.Console.dll", Outcome.Clean, 1) with { Classification = "goodware", Size = 865_280 },
        File("bin/Release/net10.0/publish/System.CommandLine.dll", Outcome.Clean, 0) with { Classification = "goodware", Size = 240_128 }) with
    {
        Problems = [new(Codes.SuppressionEndsSoon, "The suppression of Win32.Packed.Example ends on 2027-03-31.")],
    };

    public static ScanReport Hostile { get; } = Of(
        File("<img src=x onerror=document.title='owned'>.dll", Outcome.Malicious, 10) with { ThreatName = "</td><script>document.title='owned'</script>", Decision = Decision.Fail, Code = Codes.Malicious },
        File("\u202eexe.lld\" onmouseover=\"document.title='owned'", Outcome.Unknown, null),
        File("javascript:alert(1)", Outcome.Unknown, null) with { Reason = "<a href=https://example.com>click</a><iframe src=https://example.com>" });

    public static ScanReport Large { get; } = Of(
        [.. Enumerable.Range(0, 10_000).Select(i => (i % 100) switch
        {
            7 => File(Name(i), Outcome.Malicious, 10) with { ThreatName = "Win32.Trojan.Example", Decision = Decision.Fail, Code = Codes.Malicious, Size = i },
            13 or 14 => File(Name(i), Outcome.Suspicious, 5 + (i % 3)) with { Decision = Decision.Warn, Code = Codes.Suspicious, Size = i },
            _ => File(Name(i), Outcome.Clean, i % 4) with { Size = i },
        })]);

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"lib/{i / 100:000}/file-{i:00000}.dll");

    private static ScanReport Of(params FileResult[] files) => new()
    {
        Tool = new("SpectraKit", "1.0.0"),
        Service = new(ServiceKind.Analyze, "https://appliance.example.com/", false),
        Files = files,
        ExitCode = files.Any(file => file.Decision == Decision.Fail) ? 1 : 0,
        StartedAt = new(2027, 3, 20, 9, 30, 0, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(4.2),
    };

    private static FileResult File(string path, Outcome outcome, int? risk) => new()
    {
        Path = path, Outcome = outcome, RiskScore = risk, Decision = Decision.Pass, Size = 1000, Sha256 = Digest(path, 64), Sha1 = Digest(path, 40),
    };

    private static string Digest(string text, int length) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..length];
}
