using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>Runs that share their connections, as the projects of one build do.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_at_the_same_time_start_one_emulator_which_ends_with_the_session()
    {
        _folder.Write("a.dll", "a");
        var emulators = new CountedEmulators();
        var session = new EngineSession();

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ScanAsync(session, emulators)));

        Assert.All(reports, report => Assert.Equal(ExitCodes.AllClear, report.ExitCode));
        Assert.Single(reports.Select(report => report.Service.Url).Distinct());
        Assert.Equal((1, 0), (emulators.Started, emulators.Stopped));
        await session.DisposeAsync();
        await session.DisposeAsync();
        Assert.Equal((1, 1), (emulators.Started, emulators.Stopped));
    }

    [Fact]
    public async Task Without_a_session_every_run_has_its_own()
    {
        _folder.Write("a.dll", "a");
        var emulators = new CountedEmulators();

        await ScanAsync(null, emulators);
        await ScanAsync(null, emulators);

        Assert.Equal((2, 2), (emulators.Started, emulators.Stopped));
    }

    [Fact]
    public async Task A_start_that_failed_is_tried_again_by_the_next_run()
    {
        _folder.Write("a.dll", "a");
        var emulators = new CountedEmulators { Failures = 1 };
        await using var session = new EngineSession();

        var first = await ScanAsync(session, emulators);
        var second = await ScanAsync(session, emulators);

        Assert.Equal(ExitCodes.Unavailable, first.ExitCode);
        Assert.Equal(ExitCodes.AllClear, second.ExitCode);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_takes_the_connection_from_no_other()
    {
        _folder.Write("a.dll", "a");
        var emulators = new CountedEmulators { Gate = new TaskCompletionSource() };
        await using var session = new EngineSession();
        using var cancellation = new CancellationTokenSource();

        var cancelled = ScanAsync(session, emulators, cancellation.Token);
        await emulators.Asked.Task.WaitAsync(Token);
        var other = ScanAsync(session, emulators);
        await cancellation.CancelAsync();
        Assert.Equal(ExitCodes.Cancelled, (await cancelled).ExitCode);
        emulators.Gate.SetResult();

        Assert.Equal(ExitCodes.AllClear, (await other).ExitCode);
        Assert.Equal(1, emulators.Started);
    }

    [Fact]
    public async Task What_an_emulator_says_is_never_remembered()
    {
        _folder.Write("a.dll", "a");
        var host = new EngineHost { WorkingFolder = _folder.Path, Environment = _ => null, Emulator = new CountedEmulators() };

        var report = await new Scanner(host).ScanAsync(new() { Include = ["*.dll"], Emulator = true, CacheFolder = "cache" }, null, Token);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.False(Directory.Exists(_folder.Combine("cache")));
    }

    private Task<ScanReport> ScanAsync(EngineSession? session, CountedEmulators emulators, CancellationToken? cancellationToken = null)
    {
        var host = new EngineHost { WorkingFolder = _folder.Path, Environment = _ => null, Emulator = emulators, Session = session };
        return new Scanner(host).ScanAsync(new() { Include = ["*"], Emulator = true }, null, cancellationToken ?? Token);
    }

    private sealed class CountedEmulators : IEmulatorHost
    {
        public int Failures { get; set; }

        public int Started { get; private set; }

        public int Stopped { get; private set; }

        /// <summary>What a start waits for.</summary>
        public TaskCompletionSource? Gate { get; init; }

        /// <summary>Done when the first start was asked for.</summary>
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<RunningEmulator> StartAsync(string? rulesFile, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            if (Gate is not null)
                await Gate.Task.WaitAsync(cancellationToken);
            if (Failures-- > 0)
                throw new ProblemException(new(Codes.Unreachable, "The emulator did not start."));
            Started++;
            var emulator = await SpectraEmulator.StartAsync(cancellationToken: cancellationToken);
            return new(emulator.BaseAddress, async () =>
            {
                Stopped++;
                await emulator.DisposeAsync();
            });
        }
    }
}
