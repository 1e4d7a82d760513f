namespace SpectraKit.Scanning;

/// <summary>Sends files without waiting for what comes of them. To wait, scan with <see cref="ScanMode.Submit"/>.</summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class Submitter(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Sends the selected files, each content once.</summary>
    /// <param name="settings">Which files, and where to.</param>
    /// <param name="progress">Hears where it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends it early, with a report that says so.</param>
    /// <returns>What became of each file.</returns>
    public Task<VerbReport<SubmittedFile>> SubmitAsync(FileSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default) =>
        VerbRun.RunAsync(
            settings,
            _host,
            progress,
            () => new Plan(CheckedFiles.Selection(settings, _host), settings.MaxFileSize),
            SubmitAsync,
            (plan, left) => plan.Results(left),
            cancellationToken);

    private async Task SubmitAsync(Plan plan, ScanRun run, Func<Task<ServiceConnection>> connect)
    {
        run.Enter(ScanPhase.Finding, 0);
        var found = ArtifactFinder.Find(plan.Selection, run.Token);
        if (found.Artifacts.Count == 0)
            throw new ProblemException(new(Codes.NothingMatched, "No file matched. Nothing was sent."));

        run.Enter(ScanPhase.Hashing, found.Artifacts.Count);
        plan.Files = await ArtifactHasher.HashAsync(SizeLimit.Apply(found.Artifacts, plan.MaxFileSize), run).ConfigureAwait(false);
        plan.Samples = Sample.From(plan.Files);
        if (plan.Samples.Count == 0)
            return;

        var connection = await connect().ConfigureAwait(false);
        var source = connection.Verdicts is { TakesFiles: true } verdicts ? verdicts : throw new ProblemException(new(Codes.InvalidSetting, "This service takes no files."));
        await new SubmissionStage(source, _host.Pacing, run).SubmitAsync(plan.Samples).ConfigureAwait(false);
    }

    private sealed class Plan(ArtifactSelection selection, long? maxFileSize)
    {
        public long? MaxFileSize { get; } = maxFileSize;

        public ArtifactSelection Selection { get; } = selection;

        public IReadOnlyList<HashedArtifact> Files { get; set; } = [];

        public IReadOnlyList<Sample> Samples { get; set; } = [];

        public IReadOnlyList<SubmittedFile> Results(Problem left)
        {
            var samples = Samples.ToDictionary(sample => sample.Sha256);
            return [.. Files.Select(file => Result(file, file.IsHashed ? samples.GetValueOrDefault(file.Sha256) : null, left))];
        }

        private static SubmittedFile Result(HashedArtifact file, Sample? sample, Problem left)
        {
            var problem = file.Trouble ?? sample?.Problem;
            var isAccepted = problem is null && sample?.Stage == SampleStage.Processing;
            // An empty file settles without being sent: worth a line, no reason to fail.
            if (problem is null && sample?.Report is { Reason: { } reason })
                problem = new(Codes.SubmissionRefused, $"It was not sent: {reason}.") { Severity = Severity.Warning };
            return new()
            {
                Path = file.Artifact.Path,
                Size = file.IsHashed ? file.Size : null,
                Sha256 = file.IsHashed ? file.Sha256.ToString() : null,
                Sha1 = file.IsHashed ? file.Sha1.ToString() : null,
                IsAccepted = isAccepted,
                Problem = isAccepted ? null : problem ?? left,
            };
        }
    }
}
