using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace SpectraKit.Runtime;

/// <summary>
/// A span and a duration for every attempt, under OpenTelemetry's names for HTTP clients (semantic conventions 1.23 and later). Hosts,
/// methods, path templates and statuses, and in spans the address without its query; never a credential or a header. Costs a comparison
/// when nobody listens.
/// </summary>
internal static class ApiTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "SpectraKit";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    // The buckets that the conventions advise: a duration's default ones are made for milliseconds.
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "http.client.request.duration",
        "s",
        "Duration of HTTP client requests.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    private static readonly UpDownCounter<long> Active = Meter.CreateUpDownCounter<long>(
        "http.client.active_requests",
        "{request}",
        "Number of active HTTP requests.");

    public static Activity? Start(CallSite site, int attempt)
    {
        var operation = site.Operation;
        var activity = Source.StartActivity($"{operation.Method} {operation.Path}", ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;

        foreach (var (key, value) in Tags(site))
            activity.SetTag(key, value);
        if (attempt > 1)
            activity.SetTag("http.request.resend_count", attempt - 1);
        return activity;
    }

    /// <returns>Whether the request was counted, which it is to be told when it leaves: somebody may begin to listen in between.</returns>
    public static bool Enter(CallSite site)
    {
        if (!Active.Enabled)
            return false;

        Active.Add(1, Tags(site));
        return true;
    }

    public static void Leave(CallSite site, bool wasCounted)
    {
        if (wasCounted)
            Active.Add(-1, Tags(site));
    }

    public static void End(Activity? activity, TimeSpan duration, CallSite site, int? status, string? error, string? version)
    {
        if (activity is not null)
        {
            if (status is not null)
                activity.SetTag("http.response.status_code", status);
            if (version is not null)
                activity.SetTag("network.protocol.version", version);
            if (error is not null)
            {
                activity.SetTag("error.type", error);
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (!Duration.Enabled)
            return;

        var tags = Tags(site);
        if (status is not null)
            tags.Add("http.response.status_code", status);
        if (version is not null)
            tags.Add("network.protocol.version", version);
        if (error is not null)
            tags.Add("error.type", error);
        Duration.Record(duration.TotalSeconds, tags);
    }

    /// <summary>The version as the conventions write it: <c>1.1</c>, <c>2</c>.</summary>
    public static string VersionOf(Version version) => version.Minor == 0 && version.Major > 1
        ? version.Major.ToString(CultureInfo.InvariantCulture)
        : version.ToString(2);

    /// <summary>A status when there is one, since that is what the conventions ask for, else the kind of failure.</summary>
    public static string ErrorOf(Exception e) => e switch
    {
        ApiException { Kind: ApiErrorKind.Status, StatusCode: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        ApiException failure => failure.Kind.ToString(),
        _ => e.GetType().FullName!,
    };

    private static TagList Tags(CallSite site) => new()
    {
        { "http.request.method", site.Operation.Method.Method },
        { "server.address", site.BaseAddress.Host },
        { "server.port", site.BaseAddress.Port },
        { "url.template", site.Operation.Path },
    };
}
