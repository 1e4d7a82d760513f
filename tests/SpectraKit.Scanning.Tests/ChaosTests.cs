using System.Globalization;
using System.IO.Compression;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>
/// The engine against a service that has the worst of days: three requests in ten fail, in every way there is. A short day here; a
/// thousand files and twenty seeds with <c>dotnet cake build/build.cake --target=Chaos</c>.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Files = Number("SPECTRAKIT_CHAOS_FILES", 60);
    private static readonly int Seeds = Number("SPECTRAKIT_CHAOS_SEEDS", 2);
    private static readonly int FirstSeed = Number("SPECTRAKIT_CHAOS_FIRST", 1);

    private static readonly VerdictRule[] Rules =
    [
        new() { Bytes = Convert.ToHexString("marked as bad"u8), Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" },
        new() { Bytes = Convert.ToHexString("marked as odd"u8), Classification = "suspicious", RiskScore = 6 },
        new() { Bytes = Convert.ToHexString("marked as good"u8), Classification = "goodware" },
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_three_requests_in_ten_fail_every_verdict_is_right_and_nothing_is_sent_twice()
    {
        Populate();
        await using var calm = await SpectraEmulator.StartAsync(new() { Rules = Rules }, Token);
        var expected = await ScanAsync(calm);
        Assert.Equal(Files, expected.Files.Count(file => file.Container is null));
        Assert.DoesNotContain(expected.Files, file => file.Outcome == Outcome.NotScanned);
        output.WriteLine($"without faults: {calm.Counters.Requests} requests, {calm.Counters.Submissions} submissions");

        for (var seed = FirstSeed; seed < FirstSeed + Seeds; seed++)
        {
            await using var wild = await SpectraEmulator.StartAsync(new() { Rules = Rules, Faults = ThreeInTen(), FaultSeed = seed }, Token);
            var report = await ScanAsync(wild);

            var failed = wild.Requests.Count(request => request.Fault is not null);
            output.WriteLine($"seed {seed}: {wild.Counters.Requests} requests, {failed} of them with a fault, {wild.Counters.Submissions} submissions");
            Assert.Empty(report.Problems);
            Assert.Equal(expected.Files.Select(Line), report.Files.Select(Line));
            Assert.Equal(calm.Counters.Submissions, wild.Counters.Submissions);
            Assert.True(failed > 0);
        }
    }

    [Fact]
    public async Task Samples_that_get_stuck_or_fail_are_told_as_not_scanned_and_cost_no_other_its_verdict()
    {
        Populate();
        await using var calm = await SpectraEmulator.StartAsync(new() { Rules = Rules }, Token);
        var expected = (await ScanAsync(calm)).Files.ToDictionary(file => file.Path, Line);
        await using var wild = await SpectraEmulator.StartAsync(
            new() { Rules = Rules, Faults = [new() { Kind = FaultKind.StuckSample, Rate = 0.05 }, new() { Kind = FaultKind.FailedSample, Rate = 0.05 }], FaultSeed = 3 }, Token);

        var report = await ScanAsync(wild, timeout: TimeSpan.FromSeconds(15));

        Assert.Equal(Files, report.Files.Count(file => file.Container is null));
        var left = report.Files.Where(file => file.Outcome == Outcome.NotScanned).ToList();
        Assert.InRange(left.Count(file => file.Container is null), 1, Files / 3);
        Assert.All(left, file => Assert.True(file.Code == Codes.DeadlineReached || file.Code == Codes.ServiceError, $"{file.Code}: {file.Reason}"));
        Assert.All(report.Files.Except(left), file => Assert.Equal(expected[file.Path], Line(file)));
        Assert.NotEqual(ExitCodes.AllClear, report.ExitCode);
    }

    // The rates are for each kind by itself; together they leave seven requests in ten alone. The first answers come through: whom nobody has
    // ever reached, the engine does not ask for long.
    private static Fault[] ThreeInTen() =>
    [
        new() { Kind = FaultKind.TooManyRequests, Rate = 0.02, After = 4 },
        new() { Kind = FaultKind.TooManyRequests, Rate = 0.01, After = 4, RetryAfter = TimeSpan.Zero },
        new() { Kind = FaultKind.TooManyRequests, Rate = 0.01, After = 4, RetryAfter = TimeSpan.Zero, RetryAfterIsDate = true },
        new() { Kind = FaultKind.QuotaExhausted, Rate = 0.01, After = 20, Times = 3, RetryAfter = TimeSpan.Zero },
        new() { Kind = FaultKind.Unavailable, Rate = 0.05, After = 4 },
        new() { Kind = FaultKind.ResetBefore, Rate = 0.05, After = 4 },
        new() { Kind = FaultKind.ResetAfter, Rate = 0.04, After = 4 },
        new() { Kind = FaultKind.ResetBody, Rate = 0.04, After = 4 },
        new() { Kind = FaultKind.TruncatedBody, Rate = 0.04, After = 4 },
        new() { Kind = FaultKind.WrongContentType, Rate = 0.04, After = 4 },
        new() { Kind = FaultKind.Latency, Rate = 0.02, Delay = TimeSpan.FromMilliseconds(50) },
        new() { Kind = FaultKind.SlowBody, Rate = 0.02, BytesPerSecond = 20_000 },
    ];

    private static string Line(FileResult file) => $"{file.Path} {file.Outcome} {file.Code} {file.RiskScore} {file.ThreatName} {file.Origin} {file.DuplicateOf}";

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    // Plain files, archives, archives in archives, and every tenth a copy.
    private void Populate()
    {
        string[] marks = ["as bad", "as odd", "as good", "in no way", "in no way", "in no way"];
        for (var i = 0; i < Files; i++)
        {
            var number = i % 10 == 9 ? i - 9 : i;
            var content = System.Text.Encoding.UTF8.GetBytes($"number {number} is marked {marks[number % marks.Length]} {new string('x', number * 37 % 5000)}");
            if (number % 4 == 1) content = Zip(content);
            if (number % 8 == 5) content = Zip(content);
            _folder.Write($"{i % 7}/{i:0000}.bin", content);
        }
    }

    private static byte[] Zip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("inside.bin");
            entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var inside = entry.Open();
            inside.Write(content);
        }

        return stream.ToArray();
    }

    private Task<ScanReport> ScanAsync(SpectraEmulator emulator, TimeSpan? timeout = null)
    {
        var host = new EngineHost
        {
            WorkingFolder = _folder.Path,
            Environment = name => name switch { "SPECTRAKIT_URL" => emulator.BaseAddress.AbsoluteUri, "SPECTRAKIT_TOKEN" => emulator.Token, _ => null },
            Pacing = ScanPacing.Default with
            {
                RetryDelay = TimeSpan.FromMilliseconds(5),
                FirstFullQueuePause = TimeSpan.FromMilliseconds(20),
                FirstPoll = TimeSpan.FromMilliseconds(20),
                SlowestPoll = TimeSpan.FromMilliseconds(200),
                NotYet = TimeSpan.FromSeconds(2),
            },
        };
        var settings = new ScanSettings { Include = ["**/*"] };
        if (timeout is { } limit) settings.Timeout = limit;
        return new Scanner(host).ScanAsync(settings, null, Token);
    }
}
