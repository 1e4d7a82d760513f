using SpectraKit.Analyze;
using SpectraKit.Emulator;
using SpectraKit.Tests.Convenience;

namespace SpectraKit.Tests.Operational;

/// <summary>Waiting for what a service does in the background.</summary>
public sealed class WaitingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_files_are_waited_for_in_one_call_each_time()
    {
        await using var bench = await Bench.OpenAsync(new EmulatorOptions { AnalysisDelay = TimeSpan.FromMilliseconds(500) }, Cancellation);
        var hashes = new List<SampleHash>();
        for (var i = 0; i < 30; i++)
            hashes.Add(await bench.SubmitAsync([(byte)i], Cancellation));

        var list = await bench.Analyze.Samples.WaitForProcessingStatusAsync(new ProcessingStatusRequest { HashValues = hashes }, TimeSpan.FromMinutes(2), cancellationToken: Cancellation);

        Assert.Equal(hashes.Order(), list.Results.Where(entry => entry.Status == ProcessingState.Processed).Select(entry => entry.HashValue).Order());
        Assert.InRange(bench.Emulator.Counters.RequestsTo("POST", "/api/samples/status/"), 1, 10);
    }

    [Fact]
    public async Task A_sample_that_never_gets_ready_is_waited_for_until_the_deadline()
    {
        var time = new HurryingTime(longestPause: TimeSpan.FromMinutes(1));
        await using var bench = await Bench.OpenAsync(new EmulatorOptions { TimeProvider = time, Faults = [new Fault { Kind = FaultKind.StuckSample }] }, Cancellation);
        var hash = await bench.SubmitAsync("stuck"u8.ToArray(), Cancellation);

        var list = await bench.Analyze.Samples.WaitForProcessingStatusAsync(new ProcessingStatusRequest { HashValues = [hash] }, TimeSpan.FromMinutes(5), cancellationToken: Cancellation);

        Assert.NotEqual(ProcessingState.Processed, Assert.Single(list.Results).Status);
        // From 2 seconds to half a minute: five minutes are a good dozen of questions.
        Assert.InRange(bench.Emulator.Counters.RequestsTo("POST", "/api/samples/status/"), 10, 25);
    }

    [Fact]
    public async Task A_new_scan_is_told_from_the_one_before_it()
    {
        var time = new HurryingTime(longestPause: TimeSpan.FromMinutes(2));
        await using var bench = await Bench.OpenAsync(new EmulatorOptions { TimeProvider = time }, Cancellation);
        var hash = await bench.SubmitAsync("scanned twice"u8.ToArray(), Cancellation);
        var before = (await bench.Intelligence.Antivirus.GetScanHistoryAsync(hash, Cancellation)).Rl.Sample.LastScannedOn!.Value;

        Assert.Null(await bench.Intelligence.Antivirus.WaitForScanLaterAsync(hash, before, TimeSpan.FromMinutes(10), Cancellation));
        await bench.Intelligence.Reanalysis.ReanalyzeSampleAsync(hash, Cancellation);
        var after = await bench.Intelligence.Antivirus.WaitForScanLaterAsync(hash, before, TimeSpan.FromMinutes(10), Cancellation);

        Assert.True(after!.Rl.Sample.LastScannedOn > before);
    }

    [Fact]
    public async Task Every_page_is_fetched_from_the_address_that_the_client_was_given()
    {
        await using var laboratory = await Contract.Laboratory.OpenAsync(Cancellation);
        var container = await laboratory.SubmitAsync(
            Contract.Laboratory.Zip([.. Enumerable.Range(0, 7).Select(i => ($"{i}.txt", $"file {i}"))]), "seven.zip", Cancellation);

        var paths = new List<string?>();
        await foreach (var file in laboratory.Analyze.ExtractedFiles.EnumerateExtractedFilesAsync(container, pageSize: 3, cancellationToken: Cancellation))
            paths.Add(file.Path);

        // The emulator names itself in `next`; the recorder, which stands at another port, has seen every request.
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"{i}.txt"), paths.Order(StringComparer.Ordinal));
        Assert.Equal(3, laboratory.Recorder.Exchanges.Count(exchange => exchange.Request.Target.Contains("extracted-files", StringComparison.Ordinal)));
        Assert.DoesNotContain(laboratory.Recorder.BaseAddress.Authority, laboratory.Recorder.Exchanges[^2].Answer.Text, StringComparison.Ordinal);
    }
}
