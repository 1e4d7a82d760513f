using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What OpenTelemetry sees of a call.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_attempt_is_a_span_and_a_duration_without_secrets()
    {
        var path = $"/telemetry-{Guid.NewGuid():N}/{{id}}/";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SpectraKit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        var durations = new ConcurrentQueue<KeyValuePair<string, object?>[]>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "SpectraKit", Name: "http.client.request.duration", Unit: "s" })
                    self.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            Assert.True(value >= 0);
            durations.Enqueue(tags.ToArray());
        });
        meters.Start();

        await using var service = TestService.Start(e => e.Number == 1 ? e.AnswerAsync(503, null, []) : e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(new()
        {
            BaseAddress = service.Address,
            Credential = ApiCredential.Token("c4n4ry"),
            RetryDelay = TimeSpan.FromMilliseconds(1),
        });
        var operation = Calls.Get(path) with { Retry = new([503], IsSafe: true), Security = [Calls.TokenHeader] };
        await transport.SendAsync<string, StringCodec>(new ApiRequest(operation).Path("id", "a-c4n4ry-b").Query("q", "private-value"), Cancellation);

        var own = spans.Where(s => path.Equals(s.GetTagItem("url.template"))).ToArray();
        Assert.Equal(2, own.Length);
        Assert.Equal((ActivityKind.Client, $"GET {path}", ActivityStatusCode.Error), (own[0].Kind, own[0].OperationName, own[0].Status));
        Assert.Equal(Tags(503, "503", isSpan: true), own[0].TagObjects.ToDictionary());
        Assert.Equal(Tags(200, null, resends: 1, isSpan: true), own[1].TagObjects.ToDictionary());

        var measured = durations.Where(t => t.Contains(new("url.template", path))).Select(t => t.ToDictionary()).ToArray();
        Assert.Equal([Tags(503, "503"), Tags(200, null)], measured);
        Assert.DoesNotContain(own.SelectMany(s => s.TagObjects), t => $"{t.Value}" is var value && (value.Contains("c4n4ry") || value.Contains("private-value")));

        Dictionary<string, object?> Tags(int status, string? error, int? resends = null, bool isSpan = false)
        {
            var tags = new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = service.Port,
                ["url.template"] = path,
                ["http.response.status_code"] = status,
                ["network.protocol.version"] = "1.1",
            };
            if (isSpan)
                tags["url.full"] = $"{service.Address.GetLeftPart(UriPartial.Authority)}{path.Replace("{id}", "a-[redacted]-b")}?*";
            if (error is not null)
                tags["error.type"] = error;
            if (resends is not null)
                tags["http.request.resend_count"] = resends;
            return tags;
        }
    }

    [Fact]
    public async Task Requests_under_way_are_counted_in_and_out_again()
    {
        var path = $"/telemetry-{Guid.NewGuid():N}/";
        var changes = new ConcurrentQueue<(long Change, Dictionary<string, object?> Tags)>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "SpectraKit", Name: "http.client.active_requests", Unit: "{request}" })
                    self.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) => changes.Enqueue((value, tags.ToArray().ToDictionary())));
        meters.Start();
        await using var service = TestService.Start(e => e.AnswerAsync(404, null, []));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await transport.FailsAsync(Calls.Get(path), Cancellation);

        var own = changes.Where(change => path.Equals(change.Tags["url.template"])).ToList();
        Assert.Equal([1, -1], own.Select(change => change.Change));
        Assert.All(own, change => Assert.Equal(["http.request.method", "server.address", "server.port", "url.template"], change.Tags.Keys.Order(StringComparer.Ordinal)));
    }
}
