using System.Diagnostics;
using SpectraKit.Analyze;
using SpectraKit.Runtime;
using SpectraKit.Scanning;
using SpectraKit.Tool.Emulation;

namespace SpectraKit.Tool.Calls;

/// <summary>The frame of the verbs that ask Spectra Analyze and are no part of a scan: connection, time limit, failures told as values, one exit code.</summary>
internal sealed class AnalyzeCalls(ServiceSettings settings, Surroundings surroundings)
{
    /// <summary>Calls until the verb is done. What <paramref name="call"/> has added to the items by the time of a failure stays in the report.</summary>
    public async Task<VerbReport<TItem>> RunAsync<TItem>(Func<SpectraAnalyzeClient, List<TItem>, CancellationToken, Task> call, bool isAboutOneSample, CancellationToken cancellationToken)
        where TItem : IVerbItem
    {
        var startedAt = DateTimeOffset.UtcNow;
        var start = Stopwatch.GetTimestamp();
        var service = new ServiceDescription(settings.Kind, null, settings.Emulator);
        var items = new List<TItem>();
        Problem? ending = null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var connection = await ServiceConnection.OpenAsync(settings, EngineHosts.Of(surroundings), cancellationToken).ConfigureAwait(false);
            service = connection.Service;
            deadline.CancelAfter(settings.Timeout);
            await call(connection.Analyze!, items, deadline.Token).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            ending = e.Problem;
        }
        catch (ApiException e)
        {
            ending = ServiceProblem.Of(e, settings.Kind, isKnownService: items.Count > 0, isAboutOneSample).Problem;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ending = new(Codes.Cancelled, "The run was cancelled.");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            ending = new(Codes.DeadlineReached, $"The time limit of {settings.Timeout:c} was reached.");
        }

        IReadOnlyList<Problem> problems = ending is null ? [] : [ending];
        return new()
        {
            Service = service,
            Items = items,
            Problems = problems,
            ExitCode = ExitCodes.Of(items.Select(item => item.Problem).Concat(problems).Where(problem => problem?.Severity == Severity.Error).Select(problem => problem!.Code.ExitCode)),
            StartedAt = startedAt,
            Duration = Stopwatch.GetElapsedTime(start),
        };
    }

    /// <summary>One call for each sample, so that each has an answer of its own; what is refused for one is no reason to leave out the next.</summary>
    public Task<VerbReport<TItem>> ForEachAsync<TItem>(
        IReadOnlyList<SampleHash> hashes,
        Func<SpectraAnalyzeClient, SampleHash, CancellationToken, Task<TItem>> call,
        Func<SampleHash, Problem, TItem> failed,
        CancellationToken cancellationToken)
        where TItem : IVerbItem =>
        RunAsync<TItem>(
            async (client, items, stop) =>
            {
                foreach (var hash in hashes.Distinct())
                {
                    try
                    {
                        items.Add(await call(client, hash, stop).ConfigureAwait(false));
                    }
                    catch (ApiException e) when (ProblemOfOne(e) is { ConcernsService: false } one)
                    {
                        items.Add(failed(hash, one.Problem));
                    }
                }
            },
            isAboutOneSample: true,
            cancellationToken);

    // 400 and 405 are about the sample here: one that was extracted from another, or is being analysed. The service is well, and says no.
    private ProblemException ProblemOfOne(ApiException e) => e.Kind == ApiErrorKind.Status && (int?)e.StatusCode is 400 or 405
        ? new(new(Codes.SubmissionRefused, $"Spectra Analyze refused this for the sample. {e.Message}"), e)
        : ServiceProblem.Of(e, settings.Kind, isKnownService: true, isAboutOneSample: true);
}
