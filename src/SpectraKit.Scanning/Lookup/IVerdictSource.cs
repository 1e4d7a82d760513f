using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>
/// A service that knows verdicts, in the three questions that a scan has. Answers may come in any order, may be missing, double or about something else:
/// the scan matches them by hash. A call that fails throws a <see cref="ProblemException"/>.
/// </summary>
public interface IVerdictSource
{
    /// <summary>Whether files can be sent to it. One that only looks up need not be able to.</summary>
    /// <value><c>true</c> unless the source says otherwise.</value>
    bool TakesFiles => true;

    /// <summary>Which service it is, for reports that several have answered for.</summary>
    /// <value>Spectra Analyze unless the source says otherwise.</value>
    VerdictService Service => VerdictService.Analyze;

    /// <summary>Asks how far the service is with samples.</summary>
    /// <param name="hashes">SHA-256 digests, at most 100 by default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the service answered. A sample that is not in it counts as not found.</returns>
    /// <exception cref="ProblemException">No usable answer.</exception>
    Task<IReadOnlyList<SampleStatus>> GetStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken);

    /// <summary>Asks what the service says of samples that it has processed. Must not start an analysis.</summary>
    /// <param name="hashes">SHA-256 digests, at most 100 by default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the service answered.</returns>
    /// <exception cref="ProblemException">No usable answer.</exception>
    Task<IReadOnlyList<SampleReport>> GetReportsAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken);

    /// <summary>Sends a file for analysis.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The SHA-1 of what the service received; <c>null</c> when it did not say.</returns>
    /// <exception cref="ProblemException">The file was not accepted.</exception>
    Task<SampleHash?> SubmitAsync(ApiFile file, CancellationToken cancellationToken);
}
