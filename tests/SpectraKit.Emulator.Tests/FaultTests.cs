using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SpectraKit.Emulator.Tests;

public sealed class FaultTests
{
    private const string Hash = "00000000000000000000000000000000";
    private const string Query = $$"""{"hash_values": ["{{Hash}}"]}""";

    private static readonly byte[] Content = new byte[300_000];

    [Theory]
    [InlineData(FaultKind.TooManyRequests, 429)]
    [InlineData(FaultKind.QuotaExhausted, 429)]
    [InlineData(FaultKind.Unavailable, 503)]
    public async Task A_refusal_says_when_to_come_again_in_seconds_as_a_date_or_not_at_all(FaultKind kind, int status)
    {
        var time = new ManualTime();
        await using var emulator = await Start(options => options with { TimeProvider = time });
        using var client = new EmulatorClient(emulator);

        Assert.Null(await RetryAfterAsync(new Fault { Kind = kind }));
        Assert.Equal("3", await RetryAfterAsync(new Fault { Kind = kind, RetryAfter = TimeSpan.FromSeconds(3) }));
        var date = await RetryAfterAsync(new Fault { Kind = kind, RetryAfter = TimeSpan.FromSeconds(3), RetryAfterIsDate = true });
        Assert.Equal(time.GetUtcNow().AddSeconds(4), DateTimeOffset.ParseExact(date!, "R", CultureInfo.InvariantCulture));

        async Task<string?> RetryAfterAsync(Fault fault)
        {
            emulator.SetFaults(fault);
            using var response = await client.PostJsonAsync("/api/samples/status/", Query);
            Assert.Equal(status, (int)response.StatusCode);
            return response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null;
        }
    }

    [Fact]
    public async Task A_quota_once_used_up_stays_used_up()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.QuotaExhausted, After = 2 });
        using var client = new EmulatorClient(emulator);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await client.PostJsonAsync("/api/samples/status/", Query);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, (HttpStatusCode)429, (HttpStatusCode)429, (HttpStatusCode)429], statuses);
    }

    [Fact]
    public async Task A_late_answer_waits_for_the_clock_and_is_a_good_one()
    {
        var time = new ManualTime();
        await using var emulator = await Start(options => options with { TimeProvider = time, Faults = [new Fault { Kind = FaultKind.Latency, Delay = TimeSpan.FromMinutes(1) }] });
        using var client = new EmulatorClient(emulator);

        var status = client.StatusAsync(Hash);
        while (!status.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(7));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Equal("not_found", await status);
        Assert.True(time.GetUtcNow() >= new ManualTime().GetUtcNow().AddMinutes(1));
    }

    [Theory]
    [InlineData(2_000, 10_000)]
    [InlineData(4_000_000, 20_000_000)]
    public async Task A_slow_body_comes_whole_and_no_faster_than_it_was_told_to(int length, int rate)
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sample = new byte[length];
        var sha1 = await client.SubmitAsync(sample);
        emulator.SetFaults(new Fault { Kind = FaultKind.SlowBody, BytesPerSecond = rate });

        var start = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync($"/api/samples/{sha1}/download/");
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(sample, content);
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(190));
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, false)]
    [InlineData(FaultKind.ResetAfter, true)]
    [InlineData(FaultKind.ResetBody, true)]
    public async Task A_reset_comes_before_or_after_the_request_is_done(FaultKind kind, bool isDone)
    {
        await using var emulator = await Start(new Fault { Kind = kind, Operation = "POST /api/submit/*", Times = 1 });
        using var client = new EmulatorClient(emulator);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SubmitAsync(Content));

        Assert.Equal(isDone ? "processed" : "not_found", await client.StatusAsync(Hashes.Sha1(Content)));
        Assert.Equal(isDone ? 1 : 0, emulator.Counters.Submissions);
        var requests = emulator.Requests;
        Assert.Equal(("POST", "/api/submit/file/", FaultWord(kind)), (requests[0].Method, requests[0].Path, requests[0].Fault));
        Assert.Equal(kind == FaultKind.ResetBody ? 201 : null, requests[0].Status);
        Assert.Equal((200, null), (requests[1].Status, requests[1].Fault));
    }

    [Fact]
    public async Task A_reset_within_the_body_leaves_the_client_with_some_of_it()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Content);
        emulator.SetFaults(new Fault { Kind = FaultKind.ResetBody });

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/samples/{sha1}/download/");
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        request.Headers.Authorization = new("Token", emulator.Token);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, Content.Length), (response.StatusCode, response.Content.Headers.ContentLength));
        using var received = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received, TestContext.Current.CancellationToken));

        Assert.InRange(received.Length, 1, Content.Length - 1);
    }

    [Fact]
    public async Task Half_of_an_answer_looks_whole_and_is_no_JSON()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.TruncatedBody });
        using var client = new EmulatorClient(emulator);

        using var response = await client.PostJsonAsync("/api/samples/status/", Query);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, text.Length), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.StartsWith("{\"hash_type\"", text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task A_proxys_page_comes_instead_of_an_answer()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.WrongContentType, Operation = "analyze" });
        using var client = new EmulatorClient(emulator);

        using var response = await client.PostAsync("/api/submit/file/", EmulatorClient.Form(Content));

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(0, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task A_download_of_other_bytes_has_the_right_length_and_JSON_is_left_alone()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.WrongFile });
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Content);

        using var response = await client.GetAsync($"/api/samples/{sha1}/download/");
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Content.Length, content.Length);
        Assert.NotEqual(Content, content);
    }

    [Fact]
    public async Task A_stuck_sample_stays_in_processing_until_it_is_given_another_chance()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.StuckSample });
        using var client = new EmulatorClient(emulator);

        var sha1 = await client.SubmitAsync(Content);
        Assert.Equal("processing", await client.StatusAsync(sha1));
        Assert.Equal("processing", await client.StatusAsync(await client.SubmitAsync(Content)));

        emulator.SetFaults();
        while (await client.StatusAsync(sha1) == "processing") await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.Equal("processed", await client.StatusAsync(sha1));
    }

    [Fact]
    public async Task A_failed_sample_is_gone_and_may_be_submitted_again()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.FailedSample, Times = 1 });
        using var client = new EmulatorClient(emulator);

        Assert.Equal("not_found", await client.StatusAsync(await client.SubmitAsync(Content)));
        Assert.Equal("processed", await client.StatusAsync(await client.SubmitAsync(Content)));
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_faults_at_the_rate_asked_for_and_another_seed_others()
    {
        var first = await DrawAsync(1);
        var again = await DrawAsync(1);
        var other = await DrawAsync(2);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(isFault => isFault), 220, 380);

        static Task<bool[]> DrawAsync(int seed)
        {
            var plan = new FaultPlan();
            plan.Set([new Fault { Kind = FaultKind.Unavailable, Rate = 0.3 }, new Fault { Kind = FaultKind.Latency, Rate = 0 }], seed);
            var operation = new Operation(Service.Analyze, "GET", "/", _ => Task.CompletedTask);
            return Task.FromResult(Enumerable.Range(0, 1000).Select(_ => plan.Draw(operation).Count > 0).ToArray());
        }
    }

    [Fact]
    public async Task A_fault_is_where_it_was_put_and_nowhere_else()
    {
        await using var emulator = await Start(new Fault { Kind = FaultKind.Unavailable, Operation = "intelligence" }, new Fault { Kind = FaultKind.Unavailable, Operation = "GET /api/samples/v3/*" });
        using var client = new EmulatorClient(emulator);

        Assert.Equal("not_found", await client.StatusAsync(Hash));
        using var classification = await client.GetAsync($"/api/samples/v3/{Hash}/classification/");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/spex/download/v2/query/md5/{Hash}");
        request.Headers.Authorization = EmulatorClient.Basic();
        using var download = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (classification.StatusCode, download.StatusCode));
    }

    [Theory]
    [InlineData("503", "not a fault")]
    [InlineData("latency,delay", "not name=value")]
    [InlineData("latency,speed=1", "not a member")]
    [InlineData("unavailable,rate=2", "rate is 0 to 1")]
    [InlineData("unavailable,rate=NaN", "rate is 0 to 1")]
    [InlineData("unavailable,after=-1", "after is a whole number")]
    [InlineData("slow-body,bytesPerSecond=0", "bytesPerSecond")]
    public void A_mistake_on_the_command_line_is_named(string text, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<EmulatorConfigurationException>(() => Fault.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_command_line_says_all_that_a_file_can()
    {
        var fault = Fault.Parse("too-many-requests, operation=POST /api/submit/file/, rate=0.25, after=2, times=3, retryAfter=1.5, retryAfterIsDate=true");

        Assert.Equal(
            new Fault { Kind = FaultKind.TooManyRequests, Operation = "POST /api/submit/file/", Rate = 0.25, After = 2, Times = 3, RetryAfter = TimeSpan.FromSeconds(2), RetryAfterIsDate = true },
            fault);
    }

    [Fact]
    public async Task A_fault_out_of_its_range_changes_nothing()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);

        Assert.Throws<EmulatorConfigurationException>(() => emulator.SetFaults(new Fault { Kind = FaultKind.Unavailable }, new Fault { Kind = FaultKind.Latency, Rate = 1.5 }));

        Assert.Equal("not_found", await client.StatusAsync(Hash));
    }

    private static string FaultWord(FaultKind kind) => FaultText.Word(kind);

    private static Task<SpectraEmulator> Start(params Fault[] faults) => Start(options => options with { Faults = faults });

    private static Task<SpectraEmulator> Start(Func<EmulatorOptions, EmulatorOptions> change) =>
        SpectraEmulator.StartAsync(change(new EmulatorOptions()), TestContext.Current.CancellationToken);
}
