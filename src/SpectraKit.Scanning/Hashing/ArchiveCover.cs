using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>What archives and their entries say of each other: good entries can stand for their archive, and an archive that was analysed stands for entries that nobody knows alone.</summary>
internal static class ArchiveCover
{
    /// <summary>Settles the archives that need not be sent, since each file in them, on all levels, is known to be good.</summary>
    public static void Vouch(IReadOnlyList<Sample> samples)
    {
        var byHash = samples.ToDictionary(sample => sample.Sha256);
        foreach (var sample in samples.Where(sample => sample.Stage == SampleStage.NotFound && !sample.IsStale))
        {
            // All files of a sample are the same bytes, so the entries of one are those of all.
            var archive = sample.Files.FirstOrDefault(file => file.HasContent && file.Entries.Count > 0);
            if (archive is { Unread: null, Trouble: null } && archive.Entries.All(entry => entry.Unread is null && IsGood(byHash[entry.Sha256], entry)))
                sample.Vouch(string.Create(CultureInfo.InvariantCulture, $"not sent: each of the {archive.Entries.Count} files in it is known to be good"));
        }
    }

    /// <summary>What an entry is that the service does not know alone: what its archive is, once that was analysed, and not scanned as long as it was not.</summary>
    /// <returns><c>null</c> for what is no such entry.</returns>
    public static Verdict? Of(HashedArtifact file, Sample? sample, Func<HashedArtifact, Verdict> verdictOf)
    {
        if (sample is not { Stage: SampleStage.NotFound, IsStale: false, AwaitsSecondAnswer: false } || file.Container is null)
            return null;
        Verdict? why = null;
        for (var container = file.Container; container is not null; container = container.Container)
        {
            var verdict = verdictOf(container);
            if (verdict.Outcome != Outcome.NotScanned)
                return Verdict.Unknown($"not known alone; analysed as a part of {container.Artifact.Path}");
            why = verdict;
        }

        return Verdict.NotScanned(new(why!.Code!, $"The service does not know it alone, and its archive was not scanned: {why.Reason}"));
    }

    // An archive in the archive is as good as what is in it. Nothing can be wrong with an empty file.
    private static bool IsGood(Sample sample, HashedArtifact entry) =>
        entry.Size == 0 || (sample.Report is { } report && Classifications.Read(report.Classification) == Outcome.Clean)
        || (sample is { Stage: SampleStage.NotFound, IsStale: false } && entry.IsArchive);
}
