using System.Globalization;
using System.Net;
using System.Text.Json;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>The questions that change nothing and cost nothing: about a sample that nobody has, and about the account.</summary>
internal sealed class ServiceCalls(ServiceConnection connection)
{
    private static readonly SampleHash _nobodys = SampleHash.Parse(new string('0', 64));

    public string Rights => connection.Analyze is not null
        ? "May ask for states and reports, and download. Submitting is not tried: that would send a file."
        : "May ask for downloads and for its usage.";

    /// <summary>The first call: whether this is the service, and lets us in.</summary>
    /// <exception cref="ProblemException">It is not, or does not.</exception>
    public async Task<ApiHeaders> KnockAsync(CancellationToken cancellationToken)
    {
        if (connection.Verdicts is { } verdicts)
            return (await ApiResponse.OfAsync(() => verdicts.GetStatusAsync([_nobodys], cancellationToken)).ConfigureAwait(false)).Headers;
        return (await ApiResponse.OfAsync(() => connection.Samples!.GetUnavailableAsync([_nobodys], cancellationToken)).ConfigureAwait(false)).Headers;
    }

    /// <summary>What the credential may not do, in words.</summary>
    public async Task<IReadOnlyList<string>> RefusedRightsAsync(CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        if (connection.Analyze is { } analyze)
        {
            await TryAsync("ask for reports", () => connection.Verdicts!.GetReportsAsync([_nobodys], cancellationToken)).ConfigureAwait(false);
            await TryAsync("download samples", async () =>
            {
                var download = await analyze.Samples.DownloadSampleAsync(_nobodys, cancellationToken: cancellationToken).ConfigureAwait(false);
                await download.DisposeAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        return refused;

        async Task TryAsync(string right, Func<Task> call)
        {
            try
            {
                await call().ConfigureAwait(false);
            }
            catch (ApiException e) when (e.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                refused.Add(right);
            }
            catch (ProblemException e) when (e.Problem.Code == Codes.CredentialRefused)
            {
                refused.Add(right);
            }
            catch (ApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                // Nobody has it, which is said only to somebody who may ask.
            }
            catch (ApiException e)
            {
                throw ServiceProblem.Of(e, connection.Service.Kind);
            }
        }
    }

    /// <summary>What the account may use and has used; <c>null</c> when the API does not tell.</summary>
    public async Task<(string Text, bool IsUsedUp)?> LimitsAsync(CancellationToken cancellationToken)
    {
        if (connection.Intelligence is not { } cloud)
            return null;
        try
        {
            var limits = DailyLimit(await cloud.Usage.GetLimitsAsync(cancellationToken).ConfigureAwait(false));
            var used = (await cloud.Usage.GetDailyUsageAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Rl.UsageReport?.Sum(product => product.NumberOfQueries ?? 0) ?? 0;
            return (
                string.Create(CultureInfo.InvariantCulture, $"{used} queries today{(limits is { } most ? $" of {most} a day" : "; no limit is told")}."),
                limits is { } limit && used >= limit);
        }
        catch (ApiException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            // Accounts without the usage service are ordinary accounts.
            return null;
        }
        catch (ApiException e)
        {
            throw ServiceProblem.Of(e, ServiceKind.Intelligence);
        }
    }

    // The form of the limits is not documented: one that is there and looks as it usually does is told, everything else is not guessed.
    private static long? DailyLimit(IReadOnlyDictionary<string, JsonElement> answer) =>
        answer.TryGetValue("rl", out var rl) && rl.ValueKind == JsonValueKind.Object
        && rl.TryGetProperty("limits", out var limits) && limits.ValueKind == JsonValueKind.Array
            ? limits.EnumerateArray()
                .Where(limit => limit.ValueKind == JsonValueKind.Object && limit.TryGetProperty("limit_type", out var type) && type.ValueEquals("daily"))
                .Select(limit => limit.TryGetProperty("limit", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var most) ? most : (long?)null)
                .FirstOrDefault()
            : null;
}
