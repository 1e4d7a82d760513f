using System.Diagnostics;

namespace SpectraKit.Runtime;

/// <summary>An attempt as it is told to whoever listens: a span, a duration, and the client's observer.</summary>
internal sealed class AttemptReport : IDisposable
{
    private readonly ApiClientOptions _options;
    private readonly CallSite _site;
    private readonly int _number;
    private readonly long _begin;
    private readonly Activity? _activity;
    private readonly bool _isCounted;
    private string? _version;

    public AttemptReport(ApiClientOptions options, CallSite site, int number)
    {
        (_options, _site, _number) = (options, site, number);
        _begin = options.TimeProvider.GetTimestamp();
        _activity = ApiTelemetry.Start(site, number);
        _isCounted = ApiTelemetry.Enter(site);
    }

    /// <summary>The request is complete and about to be sent.</summary>
    public void Sending(Uri target)
    {
        if (_activity is { IsAllDataRequested: true })
            _activity.SetTag("url.full", _site.Shown(target));
    }

    /// <summary>The headers of an answer are here.</summary>
    public void Received(HttpResponseMessage response) => _version = ApiTelemetry.VersionOf(response.Version);

    public void Answered(int status)
    {
        var duration = End(status, error: null);
        _options.Observer?.Answered(Attempt(status, duration));
    }

    public void Failed(Exception e)
    {
        var status = (int?)(e as ApiException)?.StatusCode;
        var duration = End(status, ApiTelemetry.ErrorOf(e));
        if (e is ApiException failure)
            _options.Observer?.Failed(Attempt(status, duration), failure);
    }

    public void Dispose()
    {
        ApiTelemetry.Leave(_site, _isCounted);
        _activity?.Dispose();
    }

    private TimeSpan End(int? status, string? error)
    {
        var duration = _options.TimeProvider.GetElapsedTime(_begin);
        ApiTelemetry.End(_activity, duration, _site, status, error, _version);
        return duration;
    }

    private ApiAttempt Attempt(int? status, TimeSpan duration) => new(
        _site.OperationId, _site.Operation.Method.Method, _site.BaseAddress.Authority, _site.Operation.Path, _number, status, duration);
}
