using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SpectraKit.Emulator;
using SpectraKit.Scanning;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The command line, MSBuild, Cake and the SDK on one folder, whose reports must be the same to the byte.</summary>
public sealed partial class SameAnswerTests(PackedPackages packages)
{
    /// <summary>What may differ between two runs of the same front, and nothing else may between two fronts.</summary>
    private static readonly string[] _times =
    [
        "startedAt", "duration", "finding", "hashing", "connecting", "lookup", "submitting", "waiting", // JSON
        "startTimeUtc", "endTimeUtc", // SARIF
    ];

    [Fact]
    public async Task Four_fronts_give_the_same_reports_of_the_same_folder()
    {
        await using var service = await SpectraEmulator.StartAsync(
            new EmulatorOptions
            {
                Rules =
                [
                    new VerdictRule { Name = "good.dll", Classification = "goodware" },
                    new VerdictRule { Name = "odd.dll", Classification = "suspicious", RiskScore = 6, ThreatName = "Script.Trojan.Odd" },
                    new VerdictRule { Name = "*bad.dll", Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" },
                ],
            },
            TestContext.Current.CancellationToken);
        using var consumer = Folder();

        // Once to let the service know the files, so that no front is the first to send them.
        await SdkAsync(consumer, service, "first");
        var exitCodes = new Dictionary<string, int>
        {
            ["sdk"] = await SdkAsync(consumer, service, "sdk"),
            ["cli"] = await CommandLineAsync(consumer, service, "cli"),
            ["msbuild"] = await BuildAsync(consumer, service, "msbuild"),
            ["cake"] = await CakeAsync(consumer, service, "cake"),
        };

        Assert.All(exitCodes, front => Assert.True(front.Value == ExitCodes.Refused, $"{front.Key} ended with {front.Value}."));
        foreach (var form in (string[])["json", "sarif"])
        {
            var expected = Timeless(consumer, $"sdk.{form}");
            Assert.All(exitCodes.Keys, front => Assert.Equal(expected, Timeless(consumer, $"{front}.{form}")));
        }

        // The folder holds what it was meant to hold.
        var report = File.ReadAllText(consumer.Combine("out", "sdk.json"));
        Assert.All(
            ["\"outcome\": \"clean\"", "\"outcome\": \"suspicious\"", "\"outcome\": \"malicious\"", "\"outcome\": \"unknown\"", "\"outcome\": \"notScanned\"", "\"duplicateOf\": \"ship/plain.dll\"", "\"justification\": \"Known, and never run.\""],
            (Action<string>)(fact => Assert.Contains(fact, report)));
    }

    private Consumer Folder()
    {
        var consumer = new Consumer(packages);
        foreach (var name in (string[])["good", "odd", "bad", "accepted.bad", "plain"])
            consumer.Write($"ship/{name}.dll", $"the content of {name}");
        consumer.Write("ship/sub/copy.dll", "the content of plain");
        File.CreateSymbolicLink(consumer.Combine("ship", "gone.dll"), consumer.Combine("nowhere.dll"));
        var accepted = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("the content of accepted.bad")));
        consumer.Write("spectrakit.json", $$"""{"suppressions": [{"sha256": "{{accepted}}", "threat": "Win32.Trojan.Example", "justification": "Known, and never run.", "expires": "2199-01-01"}]}""");
        return consumer;
    }

    private static async Task<int> SdkAsync(Consumer consumer, SpectraEmulator service, string name)
    {
        var host = new EngineHost { WorkingFolder = consumer.Folder, Environment = variable => variable == "SPECTRAKIT_TOKEN" ? service.Token : null };
        var report = await new Scanner(host).ScanAsync(
            new ScanSettings
            {
                Include = ["ship/**/*"],
                Url = service.BaseAddress.ToString(),
                Reports = [new(ReportFormat.Json, $"out/{name}.json"), new(ReportFormat.Sarif, $"out/{name}.sarif")],
            },
            cancellationToken: TestContext.Current.CancellationToken);
        return report.ExitCode;
    }

    private async Task<int> CommandLineAsync(Consumer consumer, SpectraEmulator service, string name)
    {
        var run = await consumer.DotnetAsync(
            ["exec", Path.Combine(Unpacked(consumer), "tools", "spectrakit", "SpectraKit.Tool.dll"), "scan", "ship/**/*", "--url", service.BaseAddress.ToString(), "--report", $"json=out/{name}.json", "--report", $"sarif=out/{name}.sarif"],
            Token(service));
        return run.ExitCode;
    }

    private async Task<int> BuildAsync(Consumer consumer, SpectraEmulator service, string name)
    {
        consumer.Write("scan.proj", $"""
            <Project DefaultTargets="Scan">
              <Import Project="{Unpacked(consumer)}/build/SpectraKit.MSBuild.props" />
              <Import Project="{Unpacked(consumer)}/build/SpectraKit.MSBuild.targets" />
              <Target Name="Scan">
                <ScanArtifacts Include="ship/**/*" WorkingFolder="$(MSBuildProjectDirectory)" Url="{service.BaseAddress}" Reports="json=out/{name}.json;sarif=out/{name}.sarif" />
              </Target>
            </Project>
            """);
        return (await consumer.DotnetAsync(["msbuild", "scan.proj", "-nologo"], Token(service))).ExitCode;
    }

    private async Task<int> CakeAsync(Consumer consumer, SpectraEmulator service, string name)
    {
        await CakeScript.WriteAsync(consumer, $$"""
            #addin nuget:?package=Cake.SpectraKit&version={{packages.Version}}

            SpectraKitScan("ship/**/*", new SpectraKitScanSettings
            {
                Url = new Uri("{{service.BaseAddress}}"),
                Reports = { "json=out/{{name}}.json", "sarif=out/{{name}}.sarif" },
            });
            """);
        return (await CakeScript.RunAsync(packages, consumer, [("SPECTRAKIT_TOKEN", service.Token)])).ExitCode;
    }

    /// <summary>The MSBuild package, which carries the tool as well.</summary>
    private string Unpacked(Consumer consumer)
    {
        var folder = consumer.Combine("package");
        if (!Directory.Exists(folder))
            ZipFile.ExtractToDirectory(packages.PathOf("SpectraKit.MSBuild"), folder);
        return folder;
    }

    private static Dictionary<string, string> Token(SpectraEmulator service) => new() { ["SPECTRAKIT_TOKEN"] = service.Token };

    private static string Timeless(Consumer consumer, string report)
    {
        var text = File.ReadAllText(consumer.Combine("out", report), new UTF8Encoding(false, throwOnInvalidBytes: true));
        return Member().Replace(text, member => _times.Contains(member.Groups["name"].Value) ? $"\"{member.Groups["name"].Value}\": \"…\"" : member.Value);
    }

    [GeneratedRegex("\"(?<name>[^\"]+)\": \"[^\"]*\"")]
    private static partial Regex Member();
}
