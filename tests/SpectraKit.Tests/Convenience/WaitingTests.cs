using SpectraKit.Analyze;
using SpectraKit.Runtime;
using SpectraKit.Tests.Wire;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Convenience;

/// <summary>Waiting for samples: often at first, then less and less, and never beyond the deadline.</summary>
public sealed class WaitingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_asks_less_and_less_often_until_all_are_processed()
    {
        var (list, time, calls) = await WaitAsync(processedAtCall: 4, TimeSpan.FromHours(1));

        Assert.All(list.Results, entry => Assert.Equal(ProcessingState.Processed, entry.Status));
        Assert.Equal(4, calls);
        Assert.Equal(3, time.Pauses.Count);
        Assert.InRange(time.Pauses[0].TotalSeconds, 1.8, 2.2);
        Assert.InRange(time.Pauses[2].TotalSeconds, 1.8 * 2.25, 2.2 * 2.25);
    }

    [Fact]
    public async Task The_longest_pause_is_half_a_minute()
    {
        var (_, time, _) = await WaitAsync(processedAtCall: 15, TimeSpan.FromHours(1));

        Assert.InRange(time.Pauses[^1].TotalSeconds, 27, 33);
    }

    [Fact]
    public async Task At_the_deadline_the_last_answer_is_what_there_is()
    {
        var (list, time, _) = await WaitAsync(processedAtCall: int.MaxValue, TimeSpan.FromSeconds(20));

        Assert.Contains(list.Results, entry => entry.Status != ProcessingState.Processed);
        Assert.True(time.Pauses.Count > 1);
        Assert.True(time.Pauses.Sum(pause => pause.Ticks) <= TimeSpan.FromSeconds(20).Ticks);
    }

    private static async Task<(ProcessingStatusList List, HurryingTime Time, int Calls)> WaitAsync(int processedAtCall, TimeSpan deadline)
    {
        var calls = 0;
        await using var server = await RecordingServer.StartAsync(
            (_, _) => Task.FromResult(RecordedAnswer.Json($$"""
                {"results":[{"hash_value":"{{Sha1A}}","status":"processed"},
                            {"hash_value":"{{Sha1B}}","status":"{{(++calls >= processedAtCall ? "processed" : "processing")}}"}]}
                """)),
            Cancellation);
        var time = new HurryingTime(longestPause: TimeSpan.FromSeconds(40));
        using var client = new SpectraAnalyzeClient(new ApiClientOptions
        {
            BaseAddress = server.BaseAddress,
            Credential = ApiCredential.Token("emulator"),
            MaxAttempts = 1,
            TimeProvider = time,
        });

        var list = await Wait(client, new ProcessingStatusRequest { HashValues = [Hash(Sha1A), Hash(Sha1B)] }, deadline);
        return (list, time, calls);
    }

    private static Task<ProcessingStatusList> Wait(SpectraAnalyzeClient client, ProcessingStatusRequest request, TimeSpan deadline) =>
        client.Samples.WaitForProcessingStatusAsync(request, deadline, cancellationToken: Cancellation);
}
