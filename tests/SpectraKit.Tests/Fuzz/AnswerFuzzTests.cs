using System.Text;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Testing;
using SpectraKit.Tests.Convenience;

namespace SpectraKit.Tests.Fuzz;

/// <summary>Answers made by chance, read by the generated clients: a result or an <see cref="ApiException"/>, within memory, and never a secret elsewhere.</summary>
[Collection(nameof(AloneCollection))]
public sealed class AnswerFuzzTests
{
    private const string Canary = "c4n4ry-t0ken";
    private const int MaxAnswerLength = 1024 * 1024;

    // An answer of the greatest length, its buffers while it grows, and what is read from it; a bomb unpacked would be four times as much.
    private const long MemoryLimit = 16 * MaxAnswerLength;

    private static readonly SampleHash Hash = SampleHash.Parse(new string('a', 64));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Two_thousand_answers_are_read_or_refused() => RunAsync(1, 2_000);

    /// <summary>The long run: <c>dotnet cake build/build.cake --target=Fuzz</c>.</summary>
    [Fact(Explicit = true)]
    public Task A_hundred_thousand_answers_are_read_or_refused() => RunAsync(2026, 100_000);

    private static async Task RunAsync(int seed, int count)
    {
        var random = new Random(seed);
        var answers = new AnswerMaker(random);

        // Makes the bombs, which are long before they are small, and opens what every first call opens.
        answers.Next();
        using var folder = new TemporaryFolder();
        using var invoker = new HttpMessageInvoker(ScriptedConnection.To("service.test", answers.Next, CheckRequest));
        ApiClientOptions Options(ApiCredential credential) => new()
        {
            BaseAddress = new Uri("http://service.test"),
            Credential = credential,

            // The services' rate limits hold here too; nobody wants to wait for them.
            TimeProvider = new HurryingTime(TimeSpan.FromSeconds(61)),
            MaxAttempts = 2,
            RetryDelay = TimeSpan.Zero,
            MaxRetryDelay = TimeSpan.FromMilliseconds(1),
            MaxAnswerLength = MaxAnswerLength,
        };
        using var analyze = new SpectraAnalyzeClient(new ApiTransport(Options(ApiCredential.Token(Canary)), invoker));
        using var intelligence = new SpectraIntelligenceClient(new ApiTransport(Options(ApiCredential.Basic("user", Canary)), invoker));
        var calls = Calls(analyze, intelligence, folder);

        var outcomes = new Dictionary<string, int>();
        for (var i = 0; i < count; i++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var outcome = await OutcomeAsync(calls[i % calls.Length], $"Answer {i} of seed {seed}");
            var allocated = GC.GetTotalAllocatedBytes() - before;

            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Assert.True(allocated < MemoryLimit, $"Answer {i} of seed {seed} took {allocated} bytes ({outcome}).");
            Assert.Equal(outcome == "read" && i % calls.Length == calls.Length - 1 ? 1 : 0, Directory.GetFileSystemEntries(folder.Path).Length);
            File.Delete(folder.Combine("sample"));
        }

        // A run in which one thing happens always has tried nothing.
        Assert.True(outcomes.Keys.Order().SequenceEqual(["Connection", "Content", "Status", "read"], StringComparer.Ordinal), string.Join(", ", outcomes));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", outcomes));
    }

    private static Func<Task>[] Calls(SpectraAnalyzeClient analyze, SpectraIntelligenceClient intelligence, TemporaryFolder folder) =>
    [
        () => analyze.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash] }, null, Cancellation),
        () => analyze.Reports.GetReportSummaryAsync(new() { HashValues = [Hash] }, Cancellation),
        () => analyze.Classification.GetClassificationAsync(Hash, cancellationToken: Cancellation),
        () => analyze.ExtractedFiles.ListExtractedFilesAsync(Hash, cancellationToken: Cancellation),
        () => intelligence.Downloads.GetDownloadStatusAsync([Hash], Cancellation),
        async () =>
        {
            await using var download = await analyze.Samples.DownloadSampleAsync(Hash, cancellationToken: Cancellation);
            await download.SaveAsync(folder.Combine("sample"), cancellationToken: Cancellation);
        },
    ];

    private static async Task<string> OutcomeAsync(Func<Task> call, string which)
    {
        try
        {
            await call();
            return "read";
        }
        catch (ApiException e)
        {
            Assert.DoesNotContain(Canary, $"{e} {e.Message} {e.Excerpt} {e.CorrelationId} {e.Meaning}", StringComparison.OrdinalIgnoreCase);
            return e.Kind.ToString();
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{which}: {e.GetType().Name}", e);
        }
    }

    private static void CheckRequest(byte[] request)
    {
        var text = Encoding.Latin1.GetString(request);
        Assert.DoesNotContain("Cookie:", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Host: service.test\r\n", text, StringComparison.Ordinal);
    }
}
