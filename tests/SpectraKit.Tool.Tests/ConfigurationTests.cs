using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>What is typed stands above the environment, and the environment above the configuration file; secrets come from neither of the three.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConfigurationTests()
    {
        _folder.Write("odd.dll", "a rule calls this suspicious");
        _folder.Write("rules.json", """{"rules": [{"name": "odd.dll", "classification": "suspicious", "riskScore": 6, "threatName": "Win32.PUA.Example"}]}""");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, null, null, 0)]
    [InlineData("suspicious", null, null, 1)]
    [InlineData("suspicious", "malicious", null, 0)]
    [InlineData("malicious", "suspicious", null, 1)]
    [InlineData("malicious", "malicious", "suspicious", 1)]
    [InlineData(null, "suspicious", "malicious", 0)]
    public async Task The_nearest_word_counts(string? file, string? environment, string? typed, int exitCode)
    {
        if (file is not null)
            Configure($$"""{"failOn": "{{file}}"}""");

        var run = await With(environment is null ? [] : [("SPECTRAKIT_FAIL_ON", environment)]).RunAsync([.. Scan(), .. typed is null ? (string[])[] : ["--fail-on", typed]]);

        run.ShouldExitWith(exitCode);
    }

    [Fact]
    public async Task Lists_flags_and_times_can_be_configured()
    {
        Configure("""
            {
              // Comments are allowed.
              "emulator": true, "emulatorRules": "rules.json", "timeout": "00:10:00", "exclude": ["**/*.json", "odd.dll"],
            }
            """);
        _folder.Write("good.dll", "harmless");

        (await With().RunAsync("scan", "*")).ShouldExitWith(0).ShouldSay("1 file:").ShouldSay("good.dll");
    }

    [Fact]
    public async Task What_counts_is_shown_with_who_says_it_and_without_secrets()
    {
        Configure("""{"failOn": "suspicious", "exclude": ["**/*.pdb", "**/*.xml"], "timeout": "00:10:00", "url": "https://file.example.com"}""");
        var surroundings = With(("SPECTRAKIT_TIMEOUT", "00:05:00"), ("SPECTRAKIT_TOKEN", "t0ken"), ("SPECTRAKIT_INTELLIGENCE_URL", "https://somebody:s3cret@cloud.example.com"));

        var text = (await surroundings.RunAsync("config")).ShouldExitWith(0);
        var json = (await surroundings.RunAsync("config", "--json")).ShouldExitWith(0);

        Assert.Equal(
            [
                $"Configuration: {_folder.Combine("spectrakit.config.json")}",
                "--exclude                       **/*.pdb; **/*.xml  (spectrakit.config.json)",
                "--fail-on                       suspicious  (spectrakit.config.json)",
                "--intelligence-url              https://…@cloud.example.com/  (SPECTRAKIT_INTELLIGENCE_URL)",
                "--timeout                       00:05:00  (SPECTRAKIT_TIMEOUT)",
                "--url                           https://file.example.com  (spectrakit.config.json)",
            ],
            text.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains("\"option\": \"--timeout\"", json.Output, StringComparison.Ordinal);
        Assert.All((string[])[text.Output, json.Output], output => Assert.DoesNotContain("s3cret", output, StringComparison.Ordinal));
        Assert.All((string[])[text.Output, json.Output], output => Assert.DoesNotContain("t0ken", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_in_the_environment_is_separated_by_semicolons()
    {
        _folder.Write("good.dll", "harmless");

        var run = await With(("SPECTRAKIT_EXCLUDE", "odd.dll; rules.json"), ("SPECTRAKIT_EMULATOR", "1")).RunAsync("scan", "*");

        run.ShouldExitWith(0).ShouldSay("1 file:");
    }

    [Fact]
    public async Task The_services_address_can_stand_in_the_file_and_the_environments_stands_above_it()
    {
        Configure("""{"url": "ftp://from.the.file"}""");

        (await With(("SPECTRAKIT_TOKEN", "t")).RunAsync("scan", "odd.dll")).ShouldExitWith(2).ShouldComplain("SPK1003");
        (await With(("SPECTRAKIT_TOKEN", "t"), ("SPECTRAKIT_URL", "http://127.0.0.1:1")).RunAsync("scan", "odd.dll")).ShouldExitWith(4);
    }

    [Theory]
    [InlineData("{", "this is not JSON")]
    [InlineData("[]", "has to be an object")]
    [InlineData("""{"failOm": "unknown"}""", "no option for 'failOm'")]
    [InlineData("""{"token": "canary"}""", "does not belong into a file")]
    [InlineData("""{"json": "x"}""", "no option for 'json'")]
    [InlineData("""{"timeout": {}}""", "'timeout' has to be a string")]
    [InlineData("""{"timeout": "soon"}""", "'soon' is not a time")]
    [InlineData("""{"mode": "auto", "mode": "lookup"}""", "'mode' is there twice")]
    public async Task What_is_wrong_in_the_file_is_said_and_exits_with_2(string content, string sentence)
    {
        Configure(content);

        var run = await With().RunAsync(Scan());

        run.ShouldExitWith(2).ShouldComplain(sentence).ShouldComplain("SPK1003");
        Assert.DoesNotContain("canary", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_works_where_the_file_is_broken()
    {
        Configure("{");

        (await With().RunAsync("scan", "--help")).ShouldExitWith(0);
    }

    [Fact]
    public async Task A_file_of_another_name_has_to_be_there() =>
        (await With(("SPECTRAKIT_CONFIG", "nowhere.json")).RunAsync(Scan())).ShouldExitWith(2).ShouldComplain("nowhere.json");

    [Fact]
    public async Task An_option_that_a_command_does_not_have_is_passed_over_there()
    {
        Configure("""{"failOn": "suspicious", "listen": "http://127.0.0.1:0"}""");

        (await With().RunAsync("policy", "schema")).ShouldExitWith(0);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("stdin")]
    public async Task A_token_can_come_from_a_file_or_standard_input(string source)
    {
        await using var service = await Service.StartAsync();
        _folder.Write("token", Service.Token + "\nnot this line");
        var commandLine = With(("SPECTRAKIT_URL", service.Emulator.BaseAddress.AbsoluteUri), ("SPECTRAKIT_TOKEN", "wrong")) with { Input = Service.Token + "\n" };

        var run = await commandLine.RunAsync(["scan", "odd.dll", .. source == "file" ? (string[])["--token-file", "token"] : ["--token-stdin"]]);

        run.ShouldExitWith(0);
        Assert.DoesNotContain(Service.Token, run.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--token-file nowhere", "SPK1002")]
    [InlineData("--token-file empty", "first line is empty")]
    [InlineData("--token-stdin", "standard input")]
    [InlineData("--token-stdin --token-file empty", "cannot be used together")]
    public async Task A_token_that_is_not_there_is_said_before_anything_is_sent(string options, string sentence)
    {
        _folder.Write("empty", "\n");

        (await With(("SPECTRAKIT_URL", "http://127.0.0.1:1")).RunAsync(["scan", "odd.dll", .. options.Split(' ')])).ShouldExitWith(2).ShouldComplain(sentence);
    }

    [Fact]
    public async Task Quiet_says_only_what_is_wrong_and_detailed_says_everything()
    {
        _folder.Write("good.dll", "harmless");
        string[] scan = ["scan", "*.dll", "--emulator", "--emulator-rules", "rules.json"];

        var quiet = await With().RunAsync([.. scan, "--quiet"]);
        Assert.Equal("WARN  suspicious  odd.dll  SPK2002  Win32.PUA.Example, risk 6, rule\n", quiet.Output.ReplaceLineEndings("\n"));
        Assert.Empty(quiet.Errors);

        (await With().RunAsync([.. scan, "--verbosity", "detailed"])).ShouldSay("good.dll").ShouldSay("Time: finding ");
        (await With().RunAsync([.. scan, "--verbosity", "loud"])).ShouldExitWith(2).ShouldComplain("--verbosity takes quiet, normal or detailed");
        Assert.Empty((await With().RunAsync("scan", "good.dll", "--emulator", "-q")).ShouldExitWith(0).All);
    }

    [Fact]
    public async Task A_ci_host_is_found_out_and_can_be_stated_or_switched_off()
    {
        string[] scan = ["scan", "odd.dll", "--emulator", "--emulator-rules", "rules.json"];

        (await With(("GITHUB_ACTIONS", "true")).RunAsync(scan)).ShouldSay("::warning file=odd.dll,line=1,title=SPK2002 Suspicious::");
        (await With().RunAsync([.. scan, "--ci", "teamcity"])).ShouldSay("##teamcity[message text=");
        Assert.DoesNotContain("::warning", (await With(("GITHUB_ACTIONS", "true")).RunAsync([.. scan, "--ci", "none"])).All, StringComparison.Ordinal);
        (await With().RunAsync([.. scan, "--ci", "bamboo"])).ShouldExitWith(2).ShouldComplain("--ci takes auto, none, github");
    }

    [Fact]
    public async Task Machine_output_stays_alone_on_standard_output_when_a_host_is_told()
    {
        var run = await With(("GITHUB_ACTIONS", "true")).RunAsync([.. Scan(), "--json", "-"]);

        run.ShouldExitWith(0).ShouldComplain("::warning file=odd.dll");
        Assert.StartsWith("{", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("::", run.Output, StringComparison.Ordinal);
    }

    private static string[] Scan() => ["scan", "odd.dll", "--emulator", "--emulator-rules", "rules.json"];

    private void Configure(string content) => _folder.Write("spectrakit.config.json", content);

    private CommandLine With(params (string Name, string Value)[] environment) => new() { Folder = _folder.Path, Environment = environment.ToDictionary(entry => entry.Name, entry => entry.Value) };
}
