using System.Globalization;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Looks at one service from the address inwards: what an outer check could not find is not guessed by an inner one, but skipped.</summary>
internal sealed class ServiceExamination(ServiceSettings settings, EngineHost host)
{
    private static readonly TimeSpan _tolerableSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _renewalNotice = TimeSpan.FromDays(30);
    private static readonly string[] _order = ["address", "credential", "proxy", "connection", "tls", "clock", "service", "rights", "limits"];

    private readonly string _subject = Words.Of(settings.Kind);
    private readonly Dictionary<string, DoctorCheck> _checks = [];

    private enum Depth
    {
        Connection,
        Tls,
        Service,
        Rights,
        Limits,
    }

    public async Task<IReadOnlyList<DoctorCheck>> RunAsync(CancellationToken cancellationToken)
    {
        var address = settings.Emulator ? null : ReadAddress();
        var target = address is null && !settings.Emulator ? null : ReadTarget();
        if (address is not null)
        {
            LookAtProxy(address);
            await LookAtCertificateAsync(address, cancellationToken).ConfigureAwait(false);
        }

        if (target is not null)
            await CallAsync(target, cancellationToken).ConfigureAwait(false);
        return [.. _order.Select(name => _checks.GetValueOrDefault(name) ?? DoctorCheck.Skipped(_subject, name, "Not looked at: what comes before it did not hold."))];
    }

    private Uri? ReadAddress()
    {
        try
        {
            var address = ServiceTarget.ReadAddress(settings, host);
            if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
                Say("address", $"{address.AbsoluteUri} is not encrypted.", new(Codes.NotEncrypted, $"The address of {ServiceTarget.NameOf(settings.Kind)} begins with http: what is sent, the credential included, can be read on the way."));
            else
                Say("address", address.AbsoluteUri);
            return address;
        }
        catch (ProblemException e)
        {
            Fail("address", e.Problem);
            return null;
        }
    }

    private ServiceTarget? ReadTarget()
    {
        try
        {
            var target = ServiceTarget.Of(settings, host);
            if (settings.Emulator)
                Say("address", "An emulator, started for this run.");
            var names = settings.Kind == ServiceKind.Analyze ? settings.TokenVariable : $"{settings.UserVariable} and {settings.PasswordVariable}";
            Say("credential", settings.Emulator ? "The emulator's own." : $"Read from {SafeText.Of(names)}; not shown.");
            return target;
        }
        catch (ProblemException e)
        {
            Fail(e.Problem.Code == Codes.CredentialMissing ? "credential" : "address", e.Problem);
            return null;
        }
    }

    private void LookAtProxy(Uri address)
    {
        if (address.IsLoopback)
            Say("proxy", "None: the service is on this machine.");
        else if (HttpClient.DefaultProxy.GetProxy(address) is { } proxy && proxy != address)
            Say("proxy", string.Create(CultureInfo.InvariantCulture, $"{proxy.Scheme}://{proxy.Host}:{proxy.Port}{(proxy.UserInfo.Length > 0 ? ", with a user" : "")}."));
        else
            Say("proxy", "None for this address.");
    }

    private async Task LookAtCertificateAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            _checks["tls"] = DoctorCheck.Skipped(_subject, "tls", "The address is not https.");
            return;
        }

        if (await CertificateLook.AtAsync(address, cancellationToken).ConfigureAwait(false) is not { } look)
            return;
        Say("connection", "A connection can be made.");
        var left = look.NotAfter - host.Time.GetUtcNow();
        if (left < _renewalNotice)
            Say("tls", look.Describe() + ".", new(Codes.CertificateEndsSoon, string.Create(CultureInfo.InvariantCulture, $"The certificate of {ServiceTarget.NameOf(settings.Kind)} ends on {look.NotAfter.UtcDateTime:yyyy-MM-dd}.")));
        else
            Say("tls", look.Describe() + ".");
    }

    private async Task CallAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        var start = host.Time.GetTimestamp();
        try
        {
            var connection = await ServiceConnector.ConnectAsync(target, settings, host, cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            var calls = new ServiceCalls(connection);
            var headers = await calls.KnockAsync(cancellationToken).ConfigureAwait(false);
            Say("connection", string.Create(CultureInfo.InvariantCulture, $"Answered in {host.Time.GetElapsedTime(start).TotalMilliseconds:0} ms."));
            ReadClock(headers);
            Say("service", $"{ServiceTarget.NameOf(settings.Kind)} answers{(headers["Server"] is { } server ? $" (Server: {SafeText.Of(server)})" : "")}. Its API does not tell its version.");

            var refused = await calls.RefusedRightsAsync(cancellationToken).ConfigureAwait(false);
            if (refused.Count > 0)
                Fail("rights", new(Codes.CredentialRefused, $"The credential may not {string.Join(" and not ", refused)}."));
            else
                Say("rights", calls.Rights);
            await ReadLimitsAsync(calls, cancellationToken).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            if (e.InnerException is ApiException { StatusCode: not null } answered)
                ReadClock(answered.Headers);
            Blame(e.Problem);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Fail("connection", new(Codes.NoAnswer, $"{ServiceTarget.NameOf(settings.Kind)} did not answer in time."));
        }
    }

    private async Task ReadLimitsAsync(ServiceCalls calls, CancellationToken cancellationToken)
    {
        if (await calls.LimitsAsync(cancellationToken).ConfigureAwait(false) is not { } limits)
            _checks["limits"] = DoctorCheck.Skipped(_subject, "limits", "The API tells no quota; one that is used up shows as SPK3003.");
        else if (limits.IsUsedUp)
            Say("limits", limits.Text, new(Codes.QuotaExceeded, "The quota of the day is used up.") { Severity = Severity.Warning });
        else
            Say("limits", limits.Text);
    }

    // The date has no fractions and is as old as the answer: a second or two of difference is none.
    private void ReadClock(ApiHeaders headers)
    {
        if (!DateTimeOffset.TryParseExact(headers["Date"], "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs))
        {
            _checks["clock"] = DoctorCheck.Skipped(_subject, "clock", "The service does not tell its time.");
            return;
        }

        var skew = host.Time.GetUtcNow() - theirs;
        var text = string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {Math.Abs(skew.TotalSeconds):0} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} the service's.");
        if (skew.Duration() > _tolerableSkew)
            Say("clock", text, new(Codes.ClockSkewed, text));
        else
            Say("clock", text);
    }

    /// <summary>A failure is the innermost check's that it speaks of; those outside of it held, or it would not have come that far.</summary>
    private void Blame(Problem problem)
    {
        var depth = problem.Code.Id switch
        {
            "SPK3001" or "SPK3002" => Depth.Connection,
            "SPK1006" => Depth.Tls,
            "SPK1004" => Depth.Rights,
            "SPK3003" => Depth.Limits,
            "SPK1009" => Depth.Connection,
            _ => Depth.Service,
        };
        if (depth > Depth.Connection)
            Say("connection", "A connection can be made.");
        if (depth > Depth.Service)
            Say("service", $"{ServiceTarget.NameOf(settings.Kind)} answers.");
        Fail(depth.ToString().ToLowerInvariant(), problem);
    }

    private void Say(string name, string result, Problem? problem = null) =>
        _checks[name] = new() { Subject = _subject, Name = name, Result = result, Problem = problem };

    private void Fail(string name, Problem problem) => _checks[name] = DoctorCheck.Failed(_subject, name, problem);
}
