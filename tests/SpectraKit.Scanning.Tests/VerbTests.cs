namespace SpectraKit.Scanning.Tests;

/// <summary>The verbs other than scan, against doubles that misbehave.</summary>
public sealed class VerbTests
{
    private static readonly string _a = FakeService.Sha256("a").ToString();
    private static readonly string _b = FakeService.Sha256("b").ToString();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hashes_of_several_kinds_are_asked_for_apart_and_answered_in_their_places()
    {
        using var bench = new Bench(new FakeService().Knows("a", "goodware"));
        var sha1 = FakeService.Sha1("a").ToString();

        var report = await new StatusQuery(bench.Host).GetAsync(new() { Hashes = [sha1, _a, " " + _a.ToUpperInvariant(), "nonsense", _b] }, null, Token);

        Assert.Equal(["status 1", "status 2"], bench.Service.Calls);
        Assert.Equal([ProcessingState.NotFound, ProcessingState.Processed, ProcessingState.Processed, null, ProcessingState.NotFound], report.Items.Select(item => item.State));
        Assert.Equal(Codes.InvalidHash, report.Items[3].Problem!.Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
    }

    [Fact]
    public async Task A_service_that_is_away_is_the_problem_of_every_sample_and_of_the_run()
    {
        using var bench = new Bench();
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);

        var report = await new StatusQuery(bench.Host).GetAsync(new() { Hashes = [_a, FakeService.Sha1("a").ToString()] }, null, Token);

        Assert.All(report.Items, item => Assert.Equal(Codes.Unreachable, item.Problem!.Code));
        Assert.Equal(Codes.Unreachable, Assert.Single(report.Problems).Code);
        Assert.Equal(ExitCodes.Unavailable, report.ExitCode);
        Assert.Equal(["status 1"], bench.Service.Calls);
    }

    [Fact]
    public async Task Without_hashes_there_is_nothing_to_do_and_that_is_said()
    {
        using var bench = new Bench();

        var report = await new StatusQuery(bench.Host).GetAsync(new(), null, Token);

        Assert.Equal(Codes.InvalidSetting, Assert.Single(report.Problems).Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
    }

    [Fact]
    public async Task A_cancelled_verb_says_so_for_everything_it_did_not_get_to()
    {
        using var bench = new Bench();
        bench.Folder.Write("a", "a");

        var sent = await new Submitter(bench.Host).SubmitAsync(new() { Include = ["*"] }, null, new CancellationToken(true));
        var asked = await new StatusQuery(bench.Host).GetAsync(new() { Hashes = [_a] }, null, new CancellationToken(true));

        Assert.Equal((ExitCodes.Cancelled, ExitCodes.Cancelled), (sent.ExitCode, asked.ExitCode));
        Assert.Equal(Codes.Cancelled, asked.Items[0].Problem!.Code);
    }

    [Fact]
    public async Task Submitting_tells_refused_and_vanished_files_from_accepted_ones()
    {
        using var bench = new Bench();
        bench.Folder.Write("fine", "fine");
        bench.Folder.Write("refused", "refused");
        var gone = bench.Folder.Write("gone", "gone");
        bench.Service.BeforeUpload = name =>
        {
            if (name == "gone")
                File.Delete(gone);
            if (name == "refused")
                throw Failures.Of(Codes.SubmissionRefused);
        };

        var report = await new Submitter(bench.Host).SubmitAsync(new() { Include = ["*"], Files = ["missing"] }, null, Token);

        Assert.Equal(
            ["fine True ", "gone False SPK2004", "missing False SPK2004", "refused False SPK2006"],
            report.Items.Select(item => $"{item.Path} {item.IsAccepted} {item.Problem?.Code}"));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_stops_a_download_before_its_first_byte()
    {
        using var bench = new Bench();
        bench.Folder.Write("taken", "a file where the folder should be");
        var store = new FakeStore();

        var report = await new SampleDownloader(Host(bench, store)).DownloadAsync(new() { Hashes = [_a], Folder = "taken/out" }, null, Token);

        Assert.Equal(Codes.FileNotWritten, report.Items[0].Problem!.Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Empty(store.Downloads);
    }

    [Fact]
    public async Task One_sample_that_fails_costs_no_other_its_download_and_one_named_twice_is_fetched_once()
    {
        using var bench = new Bench();
        var store = new FakeStore { Failing = SampleHash.Parse(_b), Unavailable = FakeService.Sha256("c") };

        var report = await new SampleDownloader(Host(bench, store)).DownloadAsync(
            new() { Hashes = [_a, _b, FakeService.Sha256("c").ToString(), _a.ToUpperInvariant()], Folder = "out" }, null, Token);

        Assert.Equal([null, Codes.ServiceError, Codes.SampleNotAvailable, null], report.Items.Select(item => item.Problem?.Code));
        Assert.Equal(bench.Folder.Combine("out", _a), report.Items[3].Path);
        Assert.Equal(new[] { _a, _b }.Order(StringComparer.Ordinal), store.Downloads.Order(StringComparer.Ordinal));
        Assert.Equal(ExitCodes.Unavailable, report.ExitCode);
    }

    private static EngineHost Host(Bench bench, FakeStore store) => new()
    {
        WorkingFolder = bench.Folder.Path,
        Time = bench.Clock,
        Connect = (_, _) => Task.FromResult(new ServiceConnection(new(ServiceKind.Intelligence, "https://cloud.example.com/", false)) { Samples = store }),
    };

    private sealed class FakeStore : ISampleStore
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Downloads { get; } = new();

        public SampleHash Failing { get; init; }

        public SampleHash Unavailable { get; init; }

        public int ParallelDownloads => 2;

        public Task<IReadOnlySet<SampleHash>> GetUnavailableAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlySet<SampleHash>>(hashes.Where(hash => hash == Unavailable).ToHashSet());

        public Task<long> DownloadAsync(SampleHash hash, string path, CancellationToken cancellationToken)
        {
            Downloads.Enqueue(hash.ToString());
            return hash == Failing ? throw Failures.Of(Codes.ServiceError) : Task.FromResult(1L);
        }
    }
}
