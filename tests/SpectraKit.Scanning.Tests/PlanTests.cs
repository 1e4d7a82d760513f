using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Scanning.Tests;

/// <summary>What a plan says is what a scan does, and making it reaches nobody.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly Bench _bench = new(new FakeService { ClassificationOfUploads = "goodware" }.Knows("good", "goodware"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public PlanTests()
    {
        _bench.Folder.Write("a.dll", "good");
        _bench.Folder.Write("b.dll", "own");
        _bench.Folder.Write("copy.dll", "own");
        _bench.Folder.Write("key.pfx", "private");
        _bench.Folder.Write("app.zip", Archives.Zip(("good.dll", "good"), ("inner.txt", "text")));
        _bench.Folder.Write("policy.json", """{ "submit": { "deny": "**/*.pfx" }, "maxFileSize": 5000 }""");
        _bench.Folder.Write("large.dll", new string('x', 5001));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_plan_says_of_every_file_what_a_scan_would_do_with_it()
    {
        var plan = await PlanAsync();

        Assert.Equal(ExitCodes.AllClear, plan.ExitCode);
        Assert.Equal(
            [
                ("a.dll", PlannedFate.AskAndSend, null), ("app.zip", PlannedFate.AskAndSend, null), ("app.zip!/good.dll", PlannedFate.AskAndSend, "a.dll"),
                ("app.zip!/inner.txt", PlannedFate.Ask, null), ("b.dll", PlannedFate.AskAndSend, null), ("copy.dll", PlannedFate.AskAndSend, "b.dll"),
                ("key.pfx", PlannedFate.Ask, null), ("large.dll", PlannedFate.NotScanned, null),
            ],
            plan.Files.Select(file => (file.Path, file.Fate, file.DuplicateOf)));
        Assert.Equal((5, 0, 5, 3, 2), (plan.Contents, plan.Remembered, plan.Asked, plan.Uploads, plan.LookupCalls));
        Assert.Equal(4 + 3 + new FileInfo(_bench.Folder.Combine("app.zip")).Length, plan.UploadBytes);
        Assert.Contains("denies", plan.Files[6].Reason, StringComparison.Ordinal);
        Assert.Contains("5001", plan.Files[7].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_stays_within_its_plan()
    {
        var plan = await PlanAsync();

        await _bench.ScanAsync(Settings, Token);

        var lookups = _bench.Service.Calls.TakeWhile(call => call != "submit").Count();
        Assert.InRange(lookups, 1, plan.LookupCalls);
        Assert.Equal(["app.zip", "b.dll"], _bench.Service.Uploads.Order(StringComparer.Ordinal));
        Assert.True(_bench.Service.Uploads.Count <= plan.Uploads);
    }

    [Fact]
    public async Task What_is_remembered_is_not_planned_again()
    {
        await _bench.ScanAsync(settings => { Settings(settings); settings.CacheFolder = "cache"; }, Token);

        var plan = await PlanAsync(settings => settings.CacheFolder = "cache");

        Assert.Equal((3, 2, 0), (plan.Remembered, plan.Asked, plan.Uploads));
        Assert.Equal(["a.dll", "app.zip", "app.zip!/good.dll", "b.dll", "copy.dll"], plan.Files.Where(file => file.Fate == PlannedFate.Remembered).Select(file => file.Path));
    }

    [Theory]
    [InlineData(ScanMode.Lookup, 0)]
    [InlineData(ScanMode.Submit, 3)]
    public async Task A_mode_that_sends_nothing_plans_nothing_to_send(ScanMode mode, int uploads)
    {
        var plan = await PlanAsync(settings => settings.Mode = mode);

        Assert.Equal(uploads, plan.Uploads);
        Assert.Equal(mode == ScanMode.Submit ? 0 : 2, plan.LookupCalls);
    }

    [Fact]
    public async Task Each_service_has_its_calls_and_its_limits()
    {
        for (var i = 0; i < 120; i++)
            _bench.Folder.Write($"many/{i}.dll", $"{i}");

        var plan = await PlanAsync(settings => (settings.Include, settings.Services) = (["many/**"], [VerdictService.Intelligence, VerdictService.Analyze, VerdictService.AnalyzeCloud]));

        Assert.Equal(2 + 4 + 120, plan.LookupCalls);
        Assert.Equal(120, plan.Uploads);
        Assert.Contains(plan.Limits, limit => limit.Contains("10000 a day", StringComparison.Ordinal));
        var alone = await PlanAsync(settings => (settings.Include, settings.Services) = (["many/**"], [VerdictService.Intelligence]));
        Assert.Equal((0, 2), (alone.Uploads, alone.LookupCalls));
    }

    [Fact]
    public async Task Planning_opens_no_connection_and_needs_no_credential()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var host = new EngineHost { WorkingFolder = _bench.Folder.Path, Environment = _ => null };
        var settings = new ScanSettings { Include = ["*.dll"], Url = $"http://{listener.LocalEndpoint}" };

        var plan = await new Planner(host).PlanAsync(settings, null, Token);

        Assert.Equal(ExitCodes.AllClear, plan.ExitCode);
        Assert.False(listener.Pending());
        Assert.Equal(settings.Url + "/", plan.Service.Url);
        // The same settings do reach it when they are scanned with.
        var scan = new Scanner(new() { WorkingFolder = _bench.Folder.Path, Environment = _ => "token" }).ScanAsync(settings, null, Token);
        using var client = await listener.AcceptTcpClientAsync(Token);
        client.Close();
        listener.Stop();
        Assert.Equal(ExitCodes.Unavailable, (await scan).ExitCode);
    }

    [Theory]
    [InlineData("*.exe", 3, "SPK1005")]
    [InlineData("**/../*", 2, "SPK1003")]
    public async Task What_no_scan_could_be_made_of_has_no_plan(string pattern, int exitCode, string code)
    {
        var plan = await PlanAsync(settings => settings.Include = [pattern]);

        Assert.Equal(exitCode, plan.ExitCode);
        Assert.Equal(code, Assert.Single(plan.Problems).Code.Id);
        Assert.Empty(plan.Files);
    }

    [Fact]
    public async Task A_plan_is_said_to_people_and_to_machines()
    {
        var plan = await PlanAsync();
        using var text = new StringWriter();
        PlanText.Write(plan, text);

        Assert.Contains("8 files, 2 of them inside of archives: 5 different contents, 0 remembered, 5 to ask about, 1 not scanned.", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("At most 3 to send", text.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(PlanText.WriteJson(plan));
        Assert.Equal(3, json.RootElement.GetProperty("summary").GetProperty("uploadsAtMost").GetInt32());
        Assert.Equal("ask-and-send", json.RootElement.GetProperty("files")[0].GetProperty("fate").GetString());
        var front = await FrontDoor.RunAsync("plan", $$"""{ "workingFolder": {{JsonSerializer.Serialize(_bench.Folder.Path)}}, "include": "*.dll", "maxFileSize": "5KB" }""", (_, _) => { }, Token);
        Assert.Contains("\"uploadsAtMost\": 2", front, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(front).Length, front.Length);
    }

    private static void Settings(ScanSettings settings) => (settings.Include, settings.PolicyFile) = (["*.dll", "*.pfx", "*.zip"], "policy.json");

    private Task<ScanPlan> PlanAsync(Action<ScanSettings>? change = null)
    {
        var settings = new ScanSettings();
        Settings(settings);
        change?.Invoke(settings);
        return new Planner(_bench.Host).PlanAsync(settings, null, Token);
    }
}
