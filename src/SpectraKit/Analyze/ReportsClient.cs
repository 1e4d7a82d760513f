using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class ReportsClient
{
    private const int Ready = 2;

    /// <summary>Has a PDF report made, waits until it is ready, and downloads it.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="deadline">How long to wait for it at most.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    /// <returns>The report's bytes as they come; <c>null</c> when it is not ready at the deadline.</returns>
    /// <exception cref="ApiException">The appliance does not have the sample, or a call failed.</exception>
    public async Task<ApiDownload?> GetPdfReportAsync(SampleHash hash, TimeSpan deadline, CancellationToken cancellationToken = default)
    {
        await CreatePdfReportAsync(hash, cancellationToken).ConfigureAwait(false);
        var state = await WaitForPdfReportStatusAsync(hash, deadline, cancellationToken).ConfigureAwait(false);
        return state.Status == Ready ? await DownloadPdfReportAsync(hash, cancellationToken).ConfigureAwait(false) : null;
    }
}
