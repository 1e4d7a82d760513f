namespace SpectraKit.Scanning;

/// <summary>A cache's folder as people look after it: what is in it, and what can go.</summary>
public sealed class VerdictMemory(string folder)
{
    /// <summary>How old a verdict is that nobody should need any more, not even in an outage: thirty days.</summary>
    public static readonly TimeSpan DefaultPruneAge = TimeSpan.FromDays(30);

    /// <summary>What is remembered.</summary>
    /// <param name="now">The time to tell what still counts.</param>
    /// <returns>Counts over all services.</returns>
    public VerdictMemorySummary Summarize(DateTimeOffset now)
    {
        var summary = new VerdictMemorySummary(0, 0, 0);
        foreach (var (file, verdict) in Entries())
        {
            summary = new(
                summary.Verdicts + 1,
                summary.Fresh + (verdict?.IsFresh(VerdictLifetimes.Default, now) == true ? 1 : 0),
                summary.Bytes + file.Length);
        }

        return summary;
    }

    /// <summary>Deletes what no run would take as an answer any more, and has not for some time.</summary>
    /// <param name="now">The time.</param>
    /// <param name="olderThan">How old what goes has to be at least.</param>
    /// <returns>How many verdicts went.</returns>
    public int Prune(DateTimeOffset now, TimeSpan olderThan)
    {
        var gone = 0;
        foreach (var (file, verdict) in Entries().ToList())
        {
            if (verdict is not null && (verdict.IsFresh(VerdictLifetimes.Default, now) || now - verdict.StoredAt < olderThan))
                continue;
            try
            {
                file.Delete();
                gone++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another run is at it; what stays is looked at the next time.
            }
        }

        return gone;
    }

    // Only what looks like ours, by place and by name: the folder may have been given by mistake.
    private IEnumerable<(FileInfo File, RememberedVerdict? Verdict)> Entries()
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var service in Directory.EnumerateDirectories(folder).Where(path => System.IO.Path.GetFileName(path) is var name && (name.StartsWith("analyze-", StringComparison.Ordinal) || name.StartsWith("intelligence-", StringComparison.Ordinal))))
        {
            foreach (var path in Directory.EnumerateFiles(service, "*.json", SearchOption.AllDirectories))
            {
                if (!SampleHash.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), out var sha256) || sha256.Kind != HashKind.Sha256)
                    continue;
                var file = new FileInfo(path);
                RememberedVerdict? verdict = null;
                try
                {
                    verdict = RememberedText.Read(File.ReadAllBytes(path), sha256);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    continue;
                }

                yield return (file, verdict);
            }
        }
    }
}
