using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>The engine over real HTTP, against the emulator.</summary>
public sealed class EmulatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_first_scan_sends_everything_once_and_a_second_sends_nothing()
    {
        await using var emulator = await StartAsync(new() { AnalysisDelay = TimeSpan.FromMilliseconds(300) });
        for (var i = 0; i < 120; i++)
            _folder.Write($"bin/{i:000}.dll", $"content {i % 100}");

        var first = await ScanAsync(emulator);
        Assert.Equal(ExitCodes.AllClear, first.ExitCode);
        Assert.Equal(120, first.Summary.Unknown);
        Assert.Equal(20, first.Files.Count(file => file.DuplicateOf is not null));
        Assert.Equal(100, emulator.Counters.Submissions);

        var second = await ScanAsync(emulator);
        Assert.Equal(first.Files, second.Files);
        Assert.Equal(100, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task A_rule_that_calls_a_file_malicious_fails_the_scan_and_names_it()
    {
        await using var emulator = await StartAsync(new()
        {
            Rules =
            [
                new() { Name = "bad*.dll", Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" },
                new() { Name = "odd.dll", Classification = "suspicious", RiskScore = 6 },
                new() { Name = "good.dll", Classification = "goodware" },
            ],
        });
        foreach (var name in (string[])["bad.dll", "odd.dll", "good.dll", "new.dll"])
            _folder.Write(name, name);

        var report = await ScanAsync(emulator);

        Assert.Equal(ExitCodes.Refused, report.ExitCode);
        Assert.Equal(
            ["bad.dll Malicious SPK2001 Win32.Trojan.Example 10", "good.dll Clean   0", "new.dll Unknown SPK2003  ", "odd.dll Suspicious SPK2002  6"],
            report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code} {file.ThreatName} {file.RiskScore}"));
    }

    [Fact]
    public async Task A_package_with_a_malicious_entry_is_malicious_because_of_that_entry()
    {
        await using var emulator = await StartAsync(new()
        {
            Rules = [new() { Sha256 = FakeService.Sha256("payload").ToString(), Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" }],
        });
        var path = _folder.Write("a.nupkg", "");
        await using (var zip = new System.IO.Compression.ZipArchive(File.Create(path), System.IO.Compression.ZipArchiveMode.Create))
        {
            await using var entry = await zip.CreateEntry("lib/net10.0/x.dll").OpenAsync(Token);
            entry.Write("payload"u8);
        }

        var report = await ScanAsync(emulator);

        Assert.Equal(Outcome.Malicious, report.Files[0].Outcome);
        Assert.Equal(FakeService.Sha256("payload").ToString(), report.Files[0].Origin);
    }

    [Fact]
    public async Task Empty_files_and_corrupt_archives_do_not_upset_anything()
    {
        await using var emulator = await StartAsync(new());
        _folder.Write("corrupt.zip", [0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        _folder.Write("empty.txt", "");
        _folder.Write("żółw 文件.txt", "a name beyond ASCII");

        var report = await ScanAsync(emulator);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal(3, report.Summary.Unknown);
    }

    [Fact]
    public async Task The_service_never_has_a_sample_of_a_file_whose_content_alone_changed()
    {
        await using var emulator = await StartAsync(new());
        var path = _folder.Write("changed.dll", new string('a', 500_000));
        var written = File.GetLastWriteTimeUtc(path);
        var meddler = new Meddler(() =>
        {
            File.WriteAllText(path, new string('b', 500_000));
            File.SetLastWriteTimeUtc(path, written);
        });

        var report = await new Scanner(Host(emulator.BaseAddress, "emulator")).ScanAsync(new() { Include = ["*.dll"] }, meddler, Token);

        Assert.Equal(["changed.dll NotScanned SPK2005"], report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code}"));
        Assert.Equal(0, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task Files_that_vanish_or_change_on_their_way_out_are_not_scanned_and_not_taken_for_an_outage()
    {
        await using var emulator = await StartAsync(new());
        var gone = _folder.Write("gone.dll", "gone");
        var changed = _folder.Write("changed.dll", "changed");
        var grown = _folder.Write("grown.dll", "grown");
        _folder.Write("stays.dll", "stays");
        var meddler = new Meddler(() =>
        {
            File.Delete(gone);
            File.WriteAllText(changed, "another");
            File.AppendAllText(grown, " and more");
        });

        var report = await new Scanner(Host(emulator.BaseAddress, "emulator")).ScanAsync(new() { Include = ["*.dll"] }, meddler, Token);

        Assert.Equal(
            ["changed.dll NotScanned SPK2005", "gone.dll NotScanned SPK2004", "grown.dll NotScanned SPK2005", "stays.dll Unknown SPK2003"],
            report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code}"));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
        Assert.Equal(1, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task A_wrong_token_is_named_as_such_and_appears_nowhere()
    {
        await using var emulator = await StartAsync(new() { Token = "right-token-0123456789" });
        _folder.Write("a.dll", "a");

        var report = await ScanAsync(emulator, token: "wrong-token-0123456789");

        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.All(report.Files, file => Assert.Equal(Codes.CredentialRefused, file.Code));
        var text = new StringWriter();
        TextReport.Write(report, text);
        Assert.DoesNotContain("wrong-token", text + System.Text.Encoding.UTF8.GetString(JsonReport.Write(report)), StringComparison.Ordinal);
        Assert.Equal(0, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task Files_are_submitted_asked_about_and_downloaded_again()
    {
        await using var emulator = await StartAsync(new());
        _folder.Write("in/a.dll", "a");
        _folder.Write("in/b.dll", "b");
        _folder.Write("in/empty", "");
        var host = Host(emulator.BaseAddress, "emulator");

        var sent = await new Submitter(host).SubmitAsync(new() { Include = ["in/*"] }, null, Token);
        Assert.Equal(ExitCodes.AllClear, sent.ExitCode);
        Assert.Equal([("in/a.dll", true), ("in/b.dll", true), ("in/empty", false)], sent.Items.Select(item => (item.Path, item.IsAccepted)));

        string[] hashes = [sent.Items[0].Sha256!.ToUpperInvariant(), sent.Items[1].Sha1!, new('0', 64), "zz"];
        var states = await new StatusQuery(host).GetAsync(new() { Hashes = hashes }, null, Token);
        Assert.Equal(hashes, states.Items.Select(item => item.Hash));
        Assert.Equal([ProcessingState.Processed, ProcessingState.Processed, ProcessingState.NotFound, null], states.Items.Select(item => item.State));
        Assert.Equal(Codes.InvalidHash, states.Items[3].Problem!.Code);
        Assert.Equal(ExitCodes.Configuration, states.ExitCode);

        var fetched = await new SampleDownloader(host).DownloadAsync(new() { Hashes = hashes, Folder = "out" }, null, Token);
        Assert.Equal([1L, 1L, null, null], fetched.Items.Select(item => item.Size));
        Assert.Equal([null, null, Codes.SampleNotAvailable, Codes.InvalidHash], fetched.Items.Select(item => item.Problem?.Code));
        Assert.Equal(["a", "b"], fetched.Items.Take(2).Select(item => File.ReadAllText(item.Path!)));
        Assert.Equal(2, Directory.GetFiles(_folder.Combine("out")).Length);
    }

    [Fact]
    public async Task The_cloud_is_asked_first_which_samples_it_hands_out()
    {
        await using var emulator = await StartAsync(new());
        _folder.Write("in/a.dll", "a");
        await new Submitter(Host(emulator.BaseAddress, "emulator")).SubmitAsync(new() { Include = ["in/*"] }, null, Token);
        var host = new EngineHost
        {
            WorkingFolder = _folder.Path,
            Environment = name => name switch
            {
                "SPECTRAKIT_INTELLIGENCE_URL" => emulator.BaseAddress.AbsoluteUri,
                "SPECTRAKIT_INTELLIGENCE_USER" or "SPECTRAKIT_INTELLIGENCE_PASSWORD" => "emulator",
                _ => null,
            },
        };
        string[] hashes = [FakeService.Sha1("a").ToString(), FakeService.Sha256("a").ToString(), FakeService.Sha1("never seen").ToString(), FakeService.Sha256("never seen").ToString(), new('f', 128)];

        var fetched = await new SampleDownloader(host).DownloadAsync(new() { Kind = ServiceKind.Intelligence, Hashes = hashes, Folder = "out" }, null, Token);

        Assert.Equal([null, null, Codes.SampleNotAvailable, Codes.SampleNotAvailable, Codes.SampleNotAvailable], fetched.Items.Select(item => item.Problem?.Code));
        Assert.Equal(ExitCodes.Refused, fetched.ExitCode);
        Assert.Equal(ServiceKind.Intelligence, fetched.Service.Kind);
    }

    [Fact]
    public async Task A_front_that_has_an_emulator_starts_it_for_the_run_and_the_report_says_so()
    {
        _folder.Write("a.dll", "a");
        var host = new EngineHost { WorkingFolder = _folder.Path, Environment = _ => null, Emulator = new InProcessEmulator() };

        var report = await new Scanner(host).ScanAsync(new() { Include = ["*"], Emulator = true }, null, Token);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.True(report.Service.Emulator);
        Assert.StartsWith("http://127.0.0.1:", report.Service.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_are_named_before_anything_is_scanned()
    {
        _folder.Write("a.dll", "a");
        _folder.Write("rules.json", "{ \"rules\": [ { } ] }");
        var host = new EngineHost { WorkingFolder = _folder.Path, Environment = _ => null, Emulator = new InProcessEmulator() };

        var report = await new Scanner(host).ScanAsync(new() { Include = ["*.dll"], Emulator = true, EmulatorRules = "rules.json" }, null, Token);

        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Equal(Codes.InvalidRulesFile, Assert.Single(report.Problems).Code);
    }

    private static Task<SpectraEmulator> StartAsync(EmulatorOptions options) => SpectraEmulator.StartAsync(options, Token);

    private Task<ScanReport> ScanAsync(SpectraEmulator emulator, string token = "emulator") =>
        new Scanner(Host(emulator.BaseAddress, token)).ScanAsync(new() { Include = ["**/*"] }, null, Token);

    private EngineHost Host(Uri address, string token) => new()
    {
        WorkingFolder = _folder.Path,
        Environment = name => name switch { "SPECTRAKIT_URL" => address.AbsoluteUri, "SPECTRAKIT_TOKEN" => token, _ => null },
    };

    /// <summary>Does something to the files when they have been hashed and asked about, and are about to be sent.</summary>
    private sealed class Meddler(Action meddle) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value)
        {
            if (value is { Phase: ScanPhase.Submitting, Done: 0, Bytes: 0 })
                meddle();
        }
    }

    private sealed class InProcessEmulator : IEmulatorHost
    {
        public async Task<RunningEmulator> StartAsync(string? rulesFile, CancellationToken cancellationToken)
        {
            try
            {
                var emulator = await SpectraEmulator.StartAsync(new() { RulesFile = rulesFile }, cancellationToken);
                return new(emulator.BaseAddress, emulator.DisposeAsync);
            }
            catch (EmulatorConfigurationException e)
            {
                throw new ProblemException(new(Codes.InvalidRulesFile, e.Message), e);
            }
        }
    }
}
