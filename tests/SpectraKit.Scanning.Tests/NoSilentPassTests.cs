using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>The promise that comes before all others, held against services that break every promise of theirs.</summary>
public sealed class NoSilentPassTests
{
    [Fact]
    public void Whatever_the_service_does_every_file_has_one_outcome_and_zero_means_that_each_is_allowed()
    {
        var passed = 0;
        var failed = 0;
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            ArbMap.Default.ArbFor<byte>(),
            (seed, shape) =>
            {
                var report = Scan(seed, shape % 12, shape / 12 % 4, out var service);
                if (report.ExitCode == ExitCodes.AllClear)
                    passed++;
                else
                    failed++;
                Holds(report, service);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true));

        // A property that never meets a run that passes would prove nothing.
        Assert.True(passed > 20, $"{passed} runs passed");
        Assert.True(failed > 20, $"{failed} runs failed");
    }

    private static ScanReport Scan(int seed, int files, int policy, out Treachery service)
    {
        using var folder = new TemporaryFolder();
        var treachery = service = new Treachery(seed);
        folder.Write("always", "there");
        for (var i = 0; i < files; i++)
            folder.Write($"{i}", $"content {i / 2}");
        if (files % 3 == 0)
            folder.Write("empty", "");

        var host = new EngineHost
        {
            WorkingFolder = folder.Path,
            Time = new ImpatientClock(),
            Connect = (_, _) => Task.FromResult(new ServiceConnection(new(ServiceKind.Analyze, "https://appliance.example.com/", false)) { Verdicts = treachery }),
            Pacing = ScanPacing.Default with { BatchSize = 3 },
        };
        var settings = new ScanSettings
        {
            Include = ["**/*"],
            Files = files % 5 == 0 ? ["missing"] : [],
            FailOn = policy switch { 1 => [Outcome.Suspicious], 2 => [Outcome.Unknown], _ => [] },
            NotScanned = policy == 3 ? Decision.Warn : Decision.Fail,
        };
        return new Scanner(host).ScanAsync(settings, null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    private static void Holds(ScanReport report, Treachery service)
    {
        Assert.Equal(report.Files.Count, report.Summary.Selected);
        Assert.Equal(report.Files.Count, report.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(report.Files, file => file.Path == "always");
        foreach (var file in report.Files)
        {
            Assert.Equal(file.Outcome == Outcome.Clean, file.Code is null);
            Assert.True(file.Outcome != Outcome.NotScanned || file.Reason is { Length: > 0 });
            // Only the service can make a file clean, by saying so of this content and nothing worse in the same breath.
            if (file.Outcome == Outcome.Clean)
                Assert.Contains(service.Said[SampleHash.Parse(file.Sha256!)], word => word is "goodware" or "KNOWN");
            if (file.Outcome == Outcome.Malicious)
                Assert.Equal(Decision.Fail, file.Decision);
        }

        if (report.ExitCode == ExitCodes.AllClear)
        {
            Assert.All(report.Files, file => Assert.NotEqual(Decision.Fail, file.Decision));
            Assert.All(report.Files, file => Assert.True(file.Outcome != Outcome.NotScanned || report.Policy.NotScanned != Decision.Fail));
        }
        else
        {
            Assert.Contains(report.Files, file => file.Decision == Decision.Fail);
        }
    }
}
