using System.Security.Cryptography;
using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class UploadsClient
{
    /// <summary>
    /// Uploads a file and then says what it is: reads it once for its SHA-1, which is its address, and once to send it. Who else may see
    /// it depends on the account's privacy: do not upload what is private unless the account is.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="metadata">What to say of it; by default its name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The file's SHA-1, to ask for its reputation by.</returns>
    /// <exception cref="ApiException">The file cannot be read, it changed between the two readings, or a call failed.</exception>
    public async Task<SampleHash> UploadSampleAsync(ApiFile file, UploadMetadata? metadata = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        SampleHash sha1;
        var content = file.OpenRead();
        await using (content.ConfigureAwait(false))
            sha1 = SampleHash.FromBytes(await SHA1.HashDataAsync(content, cancellationToken).ConfigureAwait(false));

        await UploadSampleAsync(sha1, file.WithDigest(ContentDigest.Parse($"{sha1}")), cancellationToken).ConfigureAwait(false);
        await DescribeSampleAsync(sha1, metadata ?? new UploadMetadata { FileName = file.Name }, cancellationToken: cancellationToken).ConfigureAwait(false);
        return sha1;
    }

    /// <summary>Says what an uploaded sample is.</summary>
    /// <param name="sha1">The sample's SHA-1.</param>
    /// <param name="metadata">What to say of it.</param>
    /// <param name="subscribe">Whether the account is told of changes to the sample.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the cloud knows.</returns>
    /// <exception cref="ApiException">As for the call with a body.</exception>
    public Task DescribeSampleAsync(SampleHash sha1, UploadMetadata metadata, bool subscribe = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return DescribeSampleAsync(sha1, metadata.ToXml(), subscribe ? "data_change" : null, cancellationToken);
    }
}
