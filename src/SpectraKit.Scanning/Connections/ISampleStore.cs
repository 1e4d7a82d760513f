using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>A service that hands out samples.</summary>
public interface ISampleStore
{
    /// <summary>How many samples it hands out at once.</summary>
    int ParallelDownloads { get; }

    /// <summary>Asks which samples can be had, in as few calls as possible.</summary>
    /// <param name="hashes">The samples.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Those that certainly cannot be had. A service that cannot be asked answers with none.</returns>
    /// <exception cref="ProblemException">No usable answer.</exception>
    Task<IReadOnlySet<SampleHash>> GetUnavailableAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken);

    /// <summary>Fetches one sample into a file that appears under its name only when it is complete and has the hash that was asked for.</summary>
    /// <param name="hash">The sample.</param>
    /// <param name="path">Where it goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="ProblemException">The sample is not at <paramref name="path"/>.</exception>
    Task<long> DownloadAsync(SampleHash hash, string path, CancellationToken cancellationToken);
}
