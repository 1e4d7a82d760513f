using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>
/// The first promise over everything that a scan can be told: policies, orders of services, archives, manifests, limits, a memory, runs that are gone on with. Exit
/// code 0 means that every selected file, and every entry of it, has an outcome that is allowed and no older than the policy says.
/// </summary>
public sealed class NoSilentPassEverywhereTests
{
    private static readonly string[] _decisions = ["pass", "warn", "fail"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Exit_code_zero_means_that_every_file_and_every_entry_has_an_allowed_and_fresh_outcome()
    {
        var (passed, failed, entries, stale, partly) = (0, 0, 0, 0, 0);
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                using var trial = new Trial(seed);
                foreach (var report in trial.Run())
                {
                    Holds(report, trial);
                    _ = report.ExitCode == ExitCodes.AllClear ? passed++ : failed++;
                    entries += report.Files.Count(file => file.Container is not null);
                    stale += report.Files.Count(file => file.Code == Codes.VerdictTooOld);
                    partly += report.Files.Count(file => file.Unread is not null && report.Files.Any(inner => inner.Container == file.Path));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(250).WithQuietOnSuccess(true));

        // A property that never meets what it is about would prove nothing.
        Assert.True(
            passed > 20 && failed > 20 && entries > 100 && stale > 0 && partly > 0,
            $"{passed} runs passed, {failed} failed, with {entries} entries, {stale} old verdicts, {partly} archives read in part");
    }

    private static void Holds(ScanReport report, Trial trial)
    {
        Assert.Subset(report.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal), trial.Expected(report.Policy.Archives.Entries, report.Mode));
        Assert.Equal(report.Files.Count, report.Summary.Selected);
        Assert.Equal(report.Files.Count, report.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count());
        foreach (var file in report.Files)
        {
            if (file.Outcome == Outcome.Clean)
                Assert.True(trial.SaidToBeGood(file) || AreAllGood(report, file), $"{file.Path} is clean, and nobody said so: {file.Reason}");
            if (file is { Outcome: Outcome.Unknown, Classification: null, Size: > 0 })
                Assert.True(report.Files.Any(archive => archive.Outcome != Outcome.NotScanned && file.Path.StartsWith(archive.Path + "!", StringComparison.Ordinal)), $"{file.Path} is unknown by an archive without a verdict");
            if (file.Outcome != Outcome.NotScanned && file.CheckedAt is { } time && file.Decision == Decision.Pass && trial.MaxAge is { } age)
                Assert.True(report.StartedAt - time <= age, $"{file.Path} passes by a verdict of {time:O}");
            if (file.RememberedAt is not null && file.Decision == Decision.Pass)
                Assert.True(report.StartedAt - file.RememberedAt <= VerdictLifetimes.Default.Of(file.Outcome), $"{file.Path} passes by what was remembered for too long");
        }

        if (report.ExitCode != ExitCodes.AllClear)
            return;
        Assert.All(report.Files, file => Assert.NotEqual(Decision.Fail, file.Decision));
        Assert.All(report.Files.Where(file => file.Outcome == Outcome.NotScanned), file => Assert.True(trial.Allows(file.Code!), $"{file.Path} passes with {file.Code}"));
        Assert.All(report.Files, file => Assert.NotEqual(Outcome.Malicious, file.Outcome));
    }

    private static bool AreAllGood(ScanReport report, FileResult archive)
    {
        var inside = report.Files.Where(file => file.Container == archive.Path).ToList();
        return report.Policy.Archives.AllKnownGood == KnownGoodArchive.Skip && archive.Unread is null && inside.Count > 0
            && inside.TrueForAll(file => file.Unread is null && (file.Outcome == Outcome.Clean || file.Size == 0 || inside.Exists(inner => inner.Path.StartsWith(file.Path + "!/", StringComparison.Ordinal))));
    }

    /// <summary>Everything that one number comes to: files, a policy, settings, and services that keep no promise.</summary>
    private sealed class Trial : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Random _random;
        private readonly ImpatientClock _clock = new();
        private readonly Treachery _appliance;
        private readonly Treachery _cloud;
        private readonly ScanSettings _settings;
        private readonly Dictionary<string, string> _policy = [];
        private readonly List<string> _archives = [];
        private readonly List<string> _files = [];
        private string _notReadable = "fail";

        public Trial(int seed)
        {
            _random = new(seed);
            var areKind = _random.Next(2) == 0;
            _appliance = new(seed) { Now = _clock.GetUtcNow(), IsKind = areKind };
            _cloud = new(seed + 1) { TakesFiles = false, Service = VerdictService.Intelligence, Now = _clock.GetUtcNow(), IsKind = areKind };
            Write();
            WritePolicy();
            _settings = new()
            {
                Include = ["files/**"],
                PolicyFile = "policy.json",
                Mode = (ScanMode)(_random.Next(5) % 3 is 1 ? 0 : _random.Next(3)),
                Services = _random.Next(3) switch { 0 => [VerdictService.Analyze], 1 => [VerdictService.Analyze, VerdictService.Intelligence], _ => [VerdictService.Intelligence, VerdictService.Analyze] },
                OnUnknown = (UnknownRule)_random.Next(2),
                MaxFileSize = _random.Next(4) == 0 ? 400 : null,
                CacheFolder = _random.Next(2) == 0 ? "cache" : null,
                SubmitOnly = _random.Next(6) == 0,
                RunFile = _random.Next(3) == 0 ? "run.json" : null,
            };
        }

        public TimeSpan? MaxAge { get; private set; }

        public void Dispose() => _folder.Dispose();

        /// <summary>A scan, and what may follow it: the same again, sooner or later, gone on with, or by its manifest alone.</summary>
        public IEnumerable<ScanReport> Run()
        {
            _settings.Reports = [new(ReportFormat.Manifest, "manifest.json")];
            yield return Scan();
            _clock.Advance(TimeSpan.FromMinutes(_random.Next(_random.Next(2) == 0 ? 1400 : 3000)));
            _settings.Resume = _settings.RunFile is not null && File.Exists(_folder.Combine("run.json"));
            _settings.Reports = [];
            yield return Scan();
            (_settings.Include, _settings.Manifests, _settings.Resume) = ([], ["manifest.json"], false);
            _archives.Clear();
            _files.Clear();
            _settings.Mode = ScanMode.Lookup;
            yield return Scan();
        }

        public HashSet<string> Expected(ArchiveEntries entries, ScanMode mode) =>
            [.. _files, .. entries == ArchiveEntries.Inspect && mode != ScanMode.Submit && _settings.MaxFileSize is null ? _archives.SelectMany(archive => (string[])[$"{archive}!/one.dll", $"{archive}!/two.dll"]) : []];

        public bool SaidToBeGood(FileResult file) =>
            new[] { _appliance, _cloud }.Any(service => service.Said.TryGetValue(SampleHash.Parse(file.Sha256!), out var said) && said.Exists(word => word is "goodware" or "KNOWN"));

        public bool Allows(Code code) => Decision(code) != "fail";

        // Said again in other words than the engine's: what the policy's text means for a file without an answer.
        private string Decision(Code code) => code.Id switch
        {
            "SPK2008" => Rule("notSubmitted"),
            "SPK2010" => Rule("tooLarge"),
            // Told in the place of a milder reason, which has to be one that the policy allows. What needs a password is a warning, as nothing here says otherwise.
            "SPK2011" or "SPK2012" => ((string[])["notScanned", "notSubmitted", "tooLarge", "onServiceError"]).Any(name => Rule(name) is "pass" or "warn") ? code.Id == "SPK2011" ? _notReadable : "warn" : "fail",
            _ when code.ExitCode is 2 or 130 => "fail",
            _ when code.Id.StartsWith("SPK3", StringComparison.Ordinal) && _policy.TryGetValue("onServiceError", out var rule) => rule == "warn" ? "warn" : "fail",
            _ => Rule("notScanned"),
        };

        private string Rule(string name) => _policy.GetValueOrDefault(name, "fail");

        private void Write()
        {
            for (var i = _random.Next(5); i >= 0; i--)
            {
                _files.Add($"files/{i}.dll");
                _folder.Write($"files/{i}.dll", _random.Next(8) == 0 ? "" : $"content {_random.Next(4)}");
            }

            for (var i = _random.Next(3); i > 0; i--)
            {
                _files.Add($"files/{i}.zip");
                var isCut = _random.Next(4) == 0;
                var two = isCut ? 0 : _random.Next(5);
                var zip = Archives.Zip(
                    ("one.dll", Encoding.UTF8.GetBytes($"content {_random.Next(4)}")),
                    ("two.dll", two switch
                    {
                        1 => Archives.Encrypted(),
                        2 or 3 => Archives.Zip(("deep.dll", $"content {_random.Next(4)}")),
                        _ => Encoding.UTF8.GetBytes($"only in here {i}"),
                    }));
                if (isCut)
                    SpoilLastEntry(zip);
                else
                    _archives.Add($"files/{i}.zip");
                _folder.Write($"files/{i}.zip", zip);
            }

            if (_random.Next(4) == 0)
            {
                _files.Add("files/broken.zip");
                _folder.Write("files/broken.zip", [0x50, 0x4b, 0x03, 0x04, 0xff]);
            }
        }

        // No compressed data begins like that: the entries before it are read, and it is not.
        private static void SpoilLastEntry(byte[] zip)
        {
            var header = zip.AsSpan().LastIndexOf("PK\u0003\u0004"u8);
            zip[header + 30 + "two.dll".Length] = 0xff;
        }

        private void WritePolicy()
        {
            foreach (var name in (string[])["suspicious", "unknown", "notScanned", "notSubmitted", "tooLarge"])
            {
                if (_random.Next(3) == 0)
                    _policy[name] = _decisions[_random.Next(3)];
            }

            if (_random.Next(3) == 0)
                _policy["onServiceError"] = _random.Next(3) switch { 0 => "fail", 1 => "warn", _ => "allow-known" };
            if (_random.Next(2) == 0)
                MaxAge = TimeSpan.FromDays(_random.Next(1, 9));
            var members = _policy.Select(member => $"\"{member.Key}\": \"{member.Value}\"").ToList();
            if (MaxAge is { } age)
                members.Add(string.Create(CultureInfo.InvariantCulture, $"\"maxVerdictAge\": {age.TotalDays}"));
            _notReadable = _decisions[_random.Next(3)];
            members.Add($$"""
                "archives": { "entries": "{{(_random.Next(4) == 0 ? "ignore" : "inspect")}}", "allKnownGood": "{{(_random.Next(2) == 0 ? "send" : "skip")}}", "notReadable": "{{_notReadable}}" }
                """);
            if (_random.Next(3) == 0)
                members.Add("""
                    "submit": { "deny": "**/1.*" }
                    """);
            _folder.Write("policy.json", $"{{ {string.Join(", ", members)} }}");
        }

        private ScanReport Scan()
        {
            var host = new EngineHost
            {
                WorkingFolder = _folder.Path,
                Time = _clock,
                Environment = _ => null,
                Connect = (asked, _) => Task.FromResult(asked.Kind == ServiceKind.Analyze
                    ? new ServiceConnection(new(ServiceKind.Analyze, "https://appliance.example.com/", false)) { Verdicts = _appliance }
                    : new ServiceConnection(new(ServiceKind.Intelligence, "https://cloud.example.com/", false)) { Verdicts = _cloud }),
                Pacing = ScanPacing.Default with { BatchSize = 3 },
            };
            return new Scanner(host).ScanAsync(_settings, null, Token).GetAwaiter().GetResult();
        }
    }
}
