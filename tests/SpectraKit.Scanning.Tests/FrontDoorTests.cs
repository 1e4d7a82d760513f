using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

public sealed class FrontDoorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _log = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scan", "", "line 1, column 1")]
    [InlineData("scan", "[]", "line 1, column 1")]
    [InlineData("scan", "{\n  \"include\": [\"a\",\n}", "line 3, column 1")]
    [InlineData("scan", "{\n  \"include\": \"*\",\n  \"inclde\": \"*\"\n}", "'inclde' for this verb: line 3, column 13")]
    [InlineData("scan", "{ \"emulator\": \"yes\" }", "'emulator' has to be true or false: line 1, column 15")]
    [InlineData("scan", "{ \"timeout\": \"soon\" }", "'timeout' has to be a time such as \"00:30:00\": line 1, column 14")]
    [InlineData("scan", "{ \"failOn\": [\"malicious\", \"evil\"] }", "'failOn' has to be one of notScanned, clean, unknown, suspicious, malicious: line 1, column 27")]
    [InlineData("scan", "{ \"include\": [1] }", "'include' has to be a list of strings: line 1, column 15")]
    [InlineData("scan", "{ \"url\": { } }", "'url' cannot be an object: line 1, column 10")]
    [InlineData("scan", "{ \"url\": \"a\", \"url\": \"b\" }", "'url' is set twice: line 1, column 15")]
    [InlineData("scan", "{ \"url\": \"\\ud800\" }", "no text: line 1, column 10")]
    [InlineData("scan", "{ \"folder\": \"out\" }", "'folder' for this verb")]
    [InlineData("scan", "{ \"workingFolder\": \"relative\" }", "workingFolder has to be a full path")]
    [InlineData("frobnicate", "{}", "There is no verb 'frobnicate'")]
    public async Task What_is_wrong_with_settings_is_said_with_line_and_column(string verb, string settings, string expected)
    {
        var report = await RunAsync(verb, settings);

        Assert.Equal(ExitCodes.Configuration, report.GetProperty("exitCode").GetInt32());
        var problem = Assert.Single(report.GetProperty("problems").EnumerateArray());
        Assert.Equal("SPK1003", problem.GetProperty("code").GetString());
        Assert.Contains(expected, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("error: SPK1003: ", Assert.Single(_log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ci_host_that_is_stated_is_told_whatever_the_scan_comes_to()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("WORKSPACE") is { Length: > 0 }, "A workspace of somebody else's would get the file.");

        await RunAsync("scan", $$"""{ "ci": "jenkins", "detectCi": false, "workingFolder": {{JsonSerializer.Serialize(_folder.Path)}}, "files": ["a"], "url": "none" }""");

        Assert.Contains("SPK1003", File.ReadAllText(_folder.Combine("TEST-spectrakit.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_of_every_verb_can_be_given()
    {
        var all = new Dictionary<string, (Type Settings, object Instance)>
        {
            ["scan"] = (typeof(ScanSettings), SettingsReader.Scan(SettingsText.Parse(Everything(typeof(ScanSettings))))),
            ["resume"] = (typeof(ResumeSettings), SettingsReader.Resume(SettingsText.Parse(Everything(typeof(ResumeSettings))))),
            ["submit"] = (typeof(FileSettings), SettingsReader.Submit(SettingsText.Parse(Everything(typeof(FileSettings))))),
            ["status"] = (typeof(StatusSettings), SettingsReader.Status(SettingsText.Parse(Everything(typeof(StatusSettings))))),
            ["download"] = (typeof(DownloadSettings), SettingsReader.Download(SettingsText.Parse(Everything(typeof(DownloadSettings))))),
        };
        foreach (var (verb, (type, instance)) in all)
        {
            var untouched = Activator.CreateInstance(type);
            Assert.All(type.GetProperties(), property => Assert.NotEqual(property.GetValue(untouched), property.GetValue(instance)));
            // Reaches its own check of what the settings mean, not a complaint about what they are called.
            var report = await RunAsync(verb, Everything(type));
            Assert.DoesNotContain("There is no setting", report.GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_scan_comes_back_as_its_neutral_report_and_tells_files_by_their_level()
    {
        _folder.Write("a.dll", "a");
        var folder = JsonSerializer.Serialize(_folder.Path);

        var report = await RunAsync("scan", $$"""{ "workingFolder": {{folder}}, "url": "http://127.0.0.1:1", "tokenVariable": "PATH", "files": ["a.dll", "gone\u001b.dll"], "timeout": "00:01:00" }""");

        Assert.Equal("1.0", report.GetProperty("schemaVersion").GetString());
        Assert.Equal(2, report.GetProperty("summary").GetProperty("notScanned").GetInt32());
        Assert.Contains(_log, line => line.StartsWith("error: SPK3001: a.dll is not scanned: ", StringComparison.Ordinal));
        Assert.Contains(_log, line => line.StartsWith("error: SPK2004: gone\\u001b.dll is not scanned: ", StringComparison.Ordinal));
        Assert.Contains(_log, line => line.StartsWith("information: 2 files: 0 malicious", StringComparison.Ordinal));
        Assert.Contains("verbose: Hashing: 2", _log);
    }

    [Fact]
    public async Task The_other_verbs_come_back_in_the_same_frame()
    {
        var report = await RunAsync("status", """{ "url": "http://127.0.0.1:1", "tokenVariable": "PATH", "hashes": ["zz"] }""");

        Assert.Equal("status", report.GetProperty("verb").GetString());
        Assert.Equal("SPK1008", report.GetProperty("items")[0].GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal(ExitCodes.Configuration, report.GetProperty("exitCode").GetInt32());
        Assert.StartsWith("error: SPK1008: zz: ", Assert.Single(_log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_tells_every_check_and_fails_as_a_scan_would()
    {
        var report = await RunAsync("doctor", """{ "url": "http://127.0.0.1:1", "tokenVariable": "PATH", "intelligenceUrl": "http://127.0.0.1:1", "timeout": "00:01:00" }""");

        Assert.Equal(ExitCodes.Configuration, report.GetProperty("exitCode").GetInt32());
        Assert.Contains(report.GetProperty("items").EnumerateArray(), check => check.GetProperty("subject").GetString() == "intelligence");
        Assert.Contains("information: Spectra Intelligence", _log);
        Assert.Contains(_log, line => line.StartsWith("error: SPK3001: connection: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_is_made_into_others_whatever_it_says()
    {
        _folder.Write("scan.json", System.Text.Encoding.UTF8.GetString(JsonReport.Write(new ScanReport { Service = new(ServiceKind.Analyze, null, false), ExitCode = ExitCodes.Refused, StartedAt = DateTimeOffset.UnixEpoch })));

        var report = await RunAsync("render", $$"""{ "workingFolder": {{JsonSerializer.Serialize(_folder.Path)}}, "report": "scan.json", "reports": ["csv=out/scan.csv"] }""");

        Assert.Equal(ExitCodes.AllClear, report.GetProperty("exitCode").GetInt32());
        Assert.True(File.Exists(_folder.Combine("out", "scan.csv")));
    }

    [Theory]
    [InlineData("render", "\"report\": \"gone.json\"", "SPK1003")]
    [InlineData("resume", "\"runFile\": \"gone.json\"", "SPK1017")]
    [InlineData("checkPolicy", "\"policyFile\": \"gone.json\"", "SPK1012")]
    [InlineData("pruneCache", "\"olderThan\": \"1.00:00:00\"", "SPK1003")]
    public async Task What_is_not_there_is_said_with_its_code(string verb, string setting, string code)
    {
        var report = await RunAsync(verb, $$"""{ "workingFolder": {{JsonSerializer.Serialize(_folder.Path)}}, {{setting}} }""");

        Assert.Equal(ExitCodes.Configuration, report.GetProperty("exitCode").GetInt32());
        Assert.StartsWith($"error: {code}: ", _log[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_is_said_in_lines_and_old_verdicts_go()
    {
        _folder.Write("spectrakit.json", """{ "unknown": "fail" }""");
        _folder.Write($"cache/analyze-0123456789abcdef/aa/{new string('a', 64)}.json", "not a verdict any more");

        await RunAsync("checkPolicy", $$"""{ "workingFolder": {{JsonSerializer.Serialize(_folder.Path)}} }""");
        Assert.Contains(_log, line => line.Contains("unknown fail", StringComparison.Ordinal));

        await RunAsync("pruneCache", $$"""{ "workingFolder": {{JsonSerializer.Serialize(_folder.Path)}}, "cacheFolder": "cache", "olderThan": "00:00:00" }""");
        Assert.Equal(["information: 1 verdicts deleted."], _log);
    }

    private static string Everything(Type settings) => JsonSerializer.Serialize(settings.GetProperties().ToDictionary(
        property => JsonNamingPolicy.CamelCase.ConvertName(property.Name),
        object (property) => property.Name switch
        {
            "Timeout" => "00:00:07",
            "SubmitOnly" or "Resume" => true,
            "Services" => new[] { "intelligence", "analyze" },
            "OnUnknown" => "accept",
            "Archives" => "ignore",
            "MaxFileSize" => "500MB",
            "Emulator" => true,
            "Kind" => "intelligence",
            "NotScanned" => "warn",
            "OnServiceError" => "allow-known",
            "Mode" => "submit",
            "FailOn" => new[] { "unknown" },
            "Reports" => new[] { "sarif=scan.sarif" },
            _ when property.PropertyType == typeof(string) => "text",
            _ => new[] { "one", "two" },
        }));

    private async Task<JsonElement> RunAsync(string verb, string settings)
    {
        _log.Clear();
        var json = await FrontDoor.RunAsync(verb, settings, Log, Token);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();

        void Log(string level, string text)
        {
            lock (_log)
                _log.Add($"{level}: {text}");
        }
    }
}
