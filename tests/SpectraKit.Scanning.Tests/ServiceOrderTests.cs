using SpectraKit.Emulator;

namespace SpectraKit.Scanning.Tests;

/// <summary>Services asked one after the other: each about what is open, and none overruling what another has found.</summary>
public sealed class ServiceOrderTests : IDisposable
{
    private readonly FakeService _appliance = new();
    private readonly FakeService _cloud = new() { TakesFiles = false, Service = VerdictService.Intelligence };
    private readonly Bench _bench = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ServiceOrderTests()
    {
        foreach (var name in (string[])["both", "cloud", "local", "nobody"])
            _bench.Folder.Write(name, name);
        _appliance.Knows("both", "unknown").Knows("local", "malicious");
        _cloud.Knows("both", "known").Knows("cloud", "malicious").Knows("local", "known");
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_cloud_first_leaves_the_appliance_what_it_does_not_know()
    {
        var report = await ScanAsync([VerdictService.Intelligence, VerdictService.Analyze]);

        Assert.Equal(
            [("both", Outcome.Clean, VerdictService.Intelligence), ("cloud", Outcome.Malicious, VerdictService.Intelligence), ("local", Outcome.Clean, VerdictService.Intelligence), ("nobody", Outcome.Unknown, VerdictService.Analyze)],
            report.Files.Select(file => (file.Path, file.Outcome, file.Service!.Value)));
        Assert.Equal("status 4", _cloud.Calls.First());
        Assert.Equal("status 1", _appliance.Calls.First());
        Assert.Equal(["nobody"], _appliance.Uploads);
    }

    [Theory]
    [InlineData(UnknownRule.Ask, Outcome.Clean)]
    [InlineData(UnknownRule.Accept, Outcome.Unknown)]
    public async Task What_an_unknown_of_the_first_means_is_a_choice(UnknownRule rule, Outcome outcome)
    {
        var report = await ScanAsync([VerdictService.Analyze, VerdictService.Intelligence], settings => settings.OnUnknown = rule);

        Assert.Equal([outcome, Outcome.Malicious, Outcome.Malicious, Outcome.Unknown], report.Files.Select(file => file.Outcome));
        Assert.Equal(["nobody"], _appliance.Uploads);
    }

    [Fact]
    public async Task What_the_appliance_has_analysed_is_not_sent_because_the_cloud_does_not_know_it()
    {
        _appliance.Knows("nobody", "unknown");

        var report = await ScanAsync([VerdictService.Analyze, VerdictService.Intelligence]);

        Assert.Equal((Outcome.Unknown, VerdictService.Analyze), (report.Files[3].Outcome, report.Files[3].Service!.Value));
        Assert.Empty(_appliance.Uploads);
    }

    [Fact]
    public async Task The_cloud_alone_is_sent_nothing_and_what_it_does_not_know_fails()
    {
        var report = await ScanAsync([VerdictService.Intelligence]);

        Assert.Equal(Codes.NotSubmitted, report.Files[3].Code);
        Assert.Equal(ServiceKind.Intelligence, report.Service.Kind);
        Assert.DoesNotContain("submit", _cloud.Calls);
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task An_outage_of_the_first_is_said_and_the_second_is_asked_about_everything()
    {
        _cloud.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);

        var report = await ScanAsync([VerdictService.Intelligence, VerdictService.Analyze]);

        Assert.Equal([Outcome.Unknown, Outcome.Unknown, Outcome.Malicious, Outcome.Unknown], report.Files.Select(file => file.Outcome));
        var problem = Assert.Single(report.Problems);
        Assert.Equal((Codes.Unreachable, Severity.Warning), (problem.Code, problem.Severity));
    }

    [Fact]
    public async Task An_outage_of_the_last_leaves_open_what_only_it_could_answer()
    {
        _cloud.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);

        var report = await ScanAsync([VerdictService.Analyze, VerdictService.Intelligence], settings => settings.Mode = ScanMode.Lookup);

        Assert.Equal([Codes.Unreachable, Codes.Unreachable, Codes.Malicious, Codes.Unreachable], report.Files.Select(file => file.Code));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task A_refused_credential_of_any_service_ends_the_run()
    {
        _cloud.OnStatus = (_, _) => throw Failures.Of(Codes.CredentialRefused, concernsService: true);

        var report = await ScanAsync([VerdictService.Intelligence, VerdictService.Analyze]);

        Assert.All(report.Files, file => Assert.Equal(Codes.CredentialRefused, file.Code));
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Empty(_appliance.Calls);
    }

    [Fact]
    public async Task What_one_order_of_services_remembers_is_not_another_orders()
    {
        await ScanAsync([VerdictService.Intelligence, VerdictService.Analyze], settings => settings.CacheFolder = "cache");
        _appliance.Calls.Clear();
        _cloud.Calls.Clear();

        await ScanAsync([VerdictService.Intelligence, VerdictService.Analyze], settings => settings.CacheFolder = "cache");
        Assert.Empty(_cloud.Calls.Concat(_appliance.Calls));
        var alone = await ScanAsync([VerdictService.Analyze], settings => settings.CacheFolder = "cache");

        Assert.Equal("status 4", _appliance.Calls.First());
        Assert.Equal(Outcome.Malicious, alone.Files[2].Outcome);
    }

    [Theory]
    [InlineData(ScanMode.Submit, VerdictService.Intelligence)]
    [InlineData(ScanMode.Auto, VerdictService.Analyze, VerdictService.Analyze)]
    public async Task An_order_that_makes_no_sense_is_refused(ScanMode mode, params VerdictService[] services)
    {
        var report = await ScanAsync(services, settings => settings.Mode = mode);

        Assert.Equal(Codes.InvalidSetting, Assert.Single(report.Problems).Code);
    }

    [Theory]
    [InlineData(VerdictService.Intelligence)]
    [InlineData(VerdictService.Intelligence, VerdictService.Analyze)]
    [InlineData(VerdictService.Analyze, VerdictService.AnalyzeCloud)]
    [InlineData(VerdictService.AnalyzeCloud)]
    public async Task The_real_clients_answer_in_every_order(params VerdictService[] services)
    {
        await using var emulator = await SpectraEmulator.StartAsync(
            new()
            {
                AnalysisDelay = TimeSpan.Zero,
                Rules =
                [
                    new() { Sha256 = FakeService.Sha256("both").ToString(), Classification = "goodware" },
                    new() { Sha256 = FakeService.Sha256("cloud").ToString(), Classification = "malicious", RiskScore = 9, ThreatName = "Win32.Trojan.Example" },
                ],
            },
            Token);
        var environment = new Dictionary<string, string>
        {
            ["SPECTRAKIT_URL"] = emulator.BaseAddress.AbsoluteUri,
            ["SPECTRAKIT_TOKEN"] = "emulator",
            ["SPECTRAKIT_INTELLIGENCE_URL"] = emulator.BaseAddress.AbsoluteUri,
            ["SPECTRAKIT_INTELLIGENCE_USER"] = "emulator",
            ["SPECTRAKIT_INTELLIGENCE_PASSWORD"] = "emulator",
        };
        var host = new EngineHost { WorkingFolder = _bench.Folder.Path, Environment = environment.GetValueOrDefault };

        await new Scanner(host).ScanAsync(new() { Include = ["both", "cloud"] }, null, Token);

        var report = await new Scanner(host).ScanAsync(new() { Include = ["both", "cloud", "nobody"], Services = services }, null, Token);

        Assert.Equal([Outcome.Clean, Outcome.Malicious], report.Files.Take(2).Select(file => file.Outcome));
        Assert.Equal((9, "Win32.Trojan.Example"), (report.Files[1].RiskScore, report.Files[1].ThreatName));
        Assert.Equal(services.Contains(VerdictService.Analyze) ? Codes.Unknown : Codes.NotSubmitted, report.Files[2].Code);
        if (services[0] != VerdictService.Analyze)
            Assert.Equal([services[0], services[0]], report.Files.Take(2).Select(file => file.Service!.Value));
    }

    private Task<ScanReport> ScanAsync(VerdictService[] services, Action<ScanSettings>? change = null)
    {
        var settings = new ScanSettings { Include = ["both", "cloud", "local", "nobody"], Services = services };
        change?.Invoke(settings);
        var host = new EngineHost
        {
            WorkingFolder = _bench.Folder.Path,
            Time = _bench.Clock,
            Environment = _ => null,
            Connect = (asked, _) => Task.FromResult(asked.Kind == ServiceKind.Analyze
                ? new ServiceConnection(new(ServiceKind.Analyze, "https://appliance.example.com/", false)) { Verdicts = _appliance }
                : new ServiceConnection(new(ServiceKind.Intelligence, "https://cloud.example.com/", false)) { Verdicts = _cloud }),
        };
        return new Scanner(host).ScanAsync(settings, null, Token);
    }
}
