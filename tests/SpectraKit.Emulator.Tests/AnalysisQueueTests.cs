namespace SpectraKit.Emulator.Tests;

public sealed class AnalysisQueueTests
{
    [Fact]
    public async Task One_sample_is_never_analysed_twice_at_once_and_again_when_it_changed_after_the_beginning()
    {
        var begun = new SemaphoreSlim(0);
        var running = 0;
        var most = 0;
        var counters = new EmulatorCounters();
        await using var queue = new AnalysisQueue(AnalyzeAsync, counters, TimeProvider.System, TimeSpan.Zero);

        var (first, isFirstNew) = queue.Schedule(1);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var (second, isSecondNew) = queue.Schedule(1);
        var (third, isThirdNew) = queue.Schedule(1);
        await Task.WhenAll(first, second, third);

        Assert.Equal((true, true, false), (isFirstNew, isSecondNew, isThirdNew));
        Assert.Same(second, third);
        Assert.Equal((1, 2L), (most, counters.Analyses));

        async Task AnalyzeAsync(long id, CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            begun.Release();
            await Task.Delay(100, cancellationToken);
            Interlocked.Decrement(ref running);
        }
    }

    [Fact]
    public async Task An_analysis_that_fails_is_over_and_keeps_nothing_back()
    {
        var counters = new EmulatorCounters();
        await using var queue = new AnalysisQueue((id, _) => id == 1 ? Task.FromException(new IOException("no disk")) : Task.CompletedTask, counters, TimeProvider.System, TimeSpan.Zero);

        for (var i = 0; i <= 2 * Environment.ProcessorCount; i++) await Assert.ThrowsAsync<IOException>(() => queue.Schedule(1).Analysis);
        await queue.Schedule(2).Analysis;

        Assert.Equal(1, counters.Analyses);
    }
}
