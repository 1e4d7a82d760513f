using System.Collections.Concurrent;

namespace SpectraKit.Emulator;

/// <summary>What an emulator has done since it started: what a test asks when it wants to know how often a client called.</summary>
public sealed class EmulatorCounters
{
    private readonly ConcurrentDictionary<string, long> _requests = new(StringComparer.Ordinal);
    private long _submissions;
    private long _analyses;
    private long _reanalyses;
    private long _downloads;

    /// <summary>Requests to any operation, those refused included; requests to unknown paths are not counted.</summary>
    public long Requests => _requests.Values.Sum();

    /// <summary>Files that were accepted, resubmissions of known content included.</summary>
    public long Submissions => Interlocked.Read(ref _submissions);

    /// <summary>Analyses that ended, of submitted samples; files extracted in the course of one are part of it.</summary>
    public long Analyses => Interlocked.Read(ref _analyses);

    /// <summary>Analyses that were queued again, on request or because a report was fetched without <c>skip_reanalysis</c>.</summary>
    public long Reanalyses => Interlocked.Read(ref _reanalyses);

    /// <summary>Samples that were served whole or in part, by either service.</summary>
    public long Downloads => Interlocked.Read(ref _downloads);

    /// <summary>Requests to one operation, those refused included.</summary>
    /// <param name="method">Its method, in capitals.</param>
    /// <param name="path">Its path as documented, with parameter names in braces: <c>/api/samples/{hash_value}/download/</c>.</param>
    /// <returns>How many there were.</returns>
    public long RequestsTo(string method, string path) => _requests.GetValueOrDefault($"{method} {path}");

    internal void Clear()
    {
        _requests.Clear();
        Interlocked.Exchange(ref _submissions, 0);
        Interlocked.Exchange(ref _analyses, 0);
        Interlocked.Exchange(ref _reanalyses, 0);
        Interlocked.Exchange(ref _downloads, 0);
    }

    internal void CountRequest(string operation) => _requests.AddOrUpdate(operation, 1, static (_, count) => count + 1);

    internal void CountSubmission() => Interlocked.Increment(ref _submissions);

    internal void CountAnalysis() => Interlocked.Increment(ref _analyses);

    internal void CountReanalysis() => Interlocked.Increment(ref _reanalyses);

    internal void CountDownload() => Interlocked.Increment(ref _downloads);
}
