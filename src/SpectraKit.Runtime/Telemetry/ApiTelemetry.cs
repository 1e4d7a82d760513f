using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace SpectraKit.Runtime;

/// <summary>
/// A span and a duration for every attempt, under OpenTelemetry's names for HTTP clients (semantic conventions 1.23 and later). Hosts,
/// methods, path templates and statuses; never a query, a parameter or a header. Costs a comparison when nobody listens.
/// </summary>
internal static class ApiTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "SpectraKit";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "http.client.request.duration",
        "s",
        "Duration of HTTP client requests.");

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

    public static long Begin(TimeProvider clock) => Duration.Enabled ? clock.GetTimestamp() : 0;

    public static void End(Activity? activity, TimeProvider clock, long begin, CallSite site, int? status, string? error)
    {
        if (activity is not null)
        {
            if (status is not null)
                activity.SetTag("http.response.status_code", status);
            if (error is not null)
            {
                activity.SetTag("error.type", error);
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (begin == 0 || !Duration.Enabled)
            return;

        var tags = Tags(site);
        if (status is not null)
            tags.Add("http.response.status_code", status);
        if (error is not null)
            tags.Add("error.type", error);
        Duration.Record(clock.GetElapsedTime(begin).TotalSeconds, tags);
    }

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
