namespace SpectraKit.Scanning;

/// <summary>Sends what the service does not have, a few files at a time, and makes sure that it received what was hashed.</summary>
internal sealed class SubmissionStage(IVerdictSource source, ScanPacing pacing, ScanRun run, RunJournal? journal = null)
{
    private Problem? _full;
    private volatile bool _isDown;

    public async Task SubmitAsync(IReadOnlyList<Sample> samples)
    {
        run.Enter(ScanPhase.Submitting, samples.Count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = pacing.ParallelUploads, CancellationToken = run.Token };
        try
        {
            await Parallel.ForEachAsync(samples, options, async (sample, cancellationToken) =>
            {
                await SubmitAsync(sample, samples.Count, cancellationToken).ConfigureAwait(false);
                run.Report(ScanPhase.Submitting, samples.Count, 0, sample.Files[0].Artifact.Path);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // Whoever is not settled gets the reason of the run's end.
        }
    }

    // Another file with the same content will do when the first has gone or changed; what happened to the first stays with the first.
    private async Task SubmitAsync(Sample sample, int total, CancellationToken cancellationToken)
    {
        if (sample.Size == 0)
        {
            sample.Settle(new SampleReport(sample.Sha256) { Classification = Classifications.Unknown, Reason = "an empty file has nothing to analyse" });
            return;
        }

        foreach (var file in sample.Files.Where(file => file.HasContent))
        {
            file.Trouble = await SendAsync(sample, file, total, cancellationToken).ConfigureAwait(false);
            if (file.Trouble is null)
                return;
        }

        sample.Fail(sample.Files.First(file => file.HasContent).Trouble!);
    }

    /// <summary>Sends one file.</summary>
    /// <returns>What was wrong with the file itself, or <c>null</c> when the sample has moved on.</returns>
    private async Task<Problem?> SendAsync(Sample sample, HashedArtifact file, int total, CancellationToken cancellationToken)
    {
        var body = new ArtifactBody(file, sent => run.Step(ScanPhase.Submitting, 0, total, sent, file.Artifact.Path))
        {
            Name = System.IO.Path.GetFileName(file.Artifact.FullPath),
        };
        var start = run.Time.GetTimestamp();
        var failures = 0;
        for (var pause = pacing.FirstFullQueuePause; ; )
        {
            try
            {
                if (_full is not null)
                {
                    sample.Fail(_full);
                    return null;
                }

                run.Asking();
                // A call that failed may have arrived. Sending a file twice costs the service an analysis and its owner a piece of quota.
                if (failures > 0 && sample.IsNewToService && await IsKnownAsync(sample, cancellationToken).ConfigureAwait(false))
                {
                    Arrived(sample);
                    return null;
                }

                var received = await source.SubmitAsync(body, cancellationToken).ConfigureAwait(false);
                run.Answered();
                if (received is { } sha1 && sha1 != sample.Sha1)
                    return Unreadable.Changed("the service received other bytes than were hashed");
                Arrived(sample);
                return null;
            }
            catch (ProblemException) when (body.Trouble is not null)
            {
                return body.Trouble;
            }
            catch (ProblemException e) when (e.Problem.Code == Codes.QuotaExceeded)
            {
                var wait = e.RetryAfter > pause ? e.RetryAfter.Value : ScanPacing.Jitter(pause);
                if (run.Time.GetElapsedTime(start) + wait > pacing.FullQueue)
                    _full = e.Problem;
                else
                    await Task.Delay(wait, run.Time, cancellationToken).ConfigureAwait(false);
                pause *= 2;
            }
            catch (ProblemException e) when (e.IsPassing && run.HasAnswer && ++failures < (_isDown ? 1 : pacing.SubmissionAttempts))
            {
                await Task.Delay(pacing.Backoff(failures), run.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (ProblemException e)
            {
                // What has failed so often will not be better for the next file; each of those still has one try.
                _isDown |= e.IsPassing;
                sample.Fail(e.Problem);
                if (e.ConcernsService)
                    run.End(e.Problem);
                return null;
            }
        }
    }

    private void Arrived(Sample sample)
    {
        _isDown = false;
        journal?.Accepted(sample);
        sample.Expect(run.Time.GetUtcNow());
    }

    private async Task<bool> IsKnownAsync(Sample sample, CancellationToken cancellationToken)
    {
        var answers = await source.GetStatusAsync([sample.Sha256], cancellationToken).ConfigureAwait(false);
        return answers.Any(answer => answer.Hash == sample.Sha256 && answer.State != ProcessingState.NotFound);
    }
}
