namespace SpectraKit.Scanning;

/// <summary>The frame of the verbs other than scan: settings checked, service reached, failures told as values, one exit code.</summary>
internal static class VerbRun
{
    // check: what the verb's own settings come to. act: the verb itself, which gives each item its result. items: all items as they stand, whenever the run
    // ends; what has no result gets the problem that is handed in.
    public static async Task<VerbReport<TItem>> RunAsync<TPlan, TItem>(
        ServiceSettings settings,
        EngineHost host,
        IProgress<ScanProgress>? progress,
        Func<TPlan> check,
        Func<TPlan, ScanRun, Func<Task<ServiceConnection>>, Task> act,
        Func<TPlan, Problem, IReadOnlyList<TItem>> items,
        CancellationToken cancellationToken)
        where TItem : IVerbItem
    {
        var service = new ServiceDescription(settings.Kind, null, settings.Emulator);
        TPlan plan;
        ServiceTarget? target;
        TimeSpan timeout;
        try
        {
            timeout = CheckedFiles.Timeout(settings);
            target = host.Connect is null ? ServiceTarget.Of(settings, host) : null;
            plan = check();
        }
        catch (ProblemException e)
        {
            return new() { Service = service, Problems = [e.Problem], ExitCode = e.Problem.Code.ExitCode, StartedAt = host.Time.GetUtcNow() };
        }

        using var run = new ScanRun(host.Time, timeout, progress, cancellationToken);
        ServiceConnection? connection = null;
        try
        {
            await act(plan, run, ConnectAsync).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            run.End(e.Problem);
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // The items say why.
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
        }

        var left = run.Ending ?? new Problem(Codes.ServiceError, "The service did not answer for this.");
        var results = items(plan, left);
        IReadOnlyList<Problem> problems = run.Ending is { } ending && (results.Count == 0 || results.Any(item => item.Problem == ending)) ? [ending] : [];
        return new()
        {
            Service = connection?.Service ?? service with { Url = target?.Address?.AbsoluteUri },
            Items = results,
            Problems = problems,
            ExitCode = ExitCodes.Of(results.Select(item => item.Problem).Concat(problems).Where(problem => problem?.Severity == Severity.Error).Select(problem => problem!.Code.ExitCode)),
            StartedAt = run.StartedAt,
            Duration = run.Elapsed,
        };

        async Task<ServiceConnection> ConnectAsync()
        {
            run.Enter(ScanPhase.Connecting, 0);
            return connection = await ServiceConnector.ConnectAsync(target, settings, host, run.Token).ConfigureAwait(false);
        }
    }
}
