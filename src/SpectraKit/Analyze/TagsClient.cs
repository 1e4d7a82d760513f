using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class TagsClient
{
    /// <summary>The tags that users gave one sample, in whichever of the two layouts the appliance answers.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tags, in the appliance's order.</returns>
    /// <exception cref="ApiException">As for <see cref="GetUserTagsAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> ListUserTagsAsync(SampleHash hash, CancellationToken cancellationToken = default)
    {
        var answer = await GetUserTagsAsync(hash, cancellationToken).ConfigureAwait(false);
        return answer.StringList ?? answer.Object?.Tags ?? [];
    }

    /// <summary>Adds tags to those that a sample has.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="tags">The tags, at least one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the sample has the tags.</returns>
    /// <exception cref="ApiException">As for the call with a <see cref="UserTagsRequest"/>.</exception>
    public Task AddUserTagsAsync(SampleHash hash, IReadOnlyList<string> tags, CancellationToken cancellationToken = default) =>
        AddUserTagsAsync(hash, new UserTagsRequest { Tags = tags }, cancellationToken);

    /// <summary>Removes tags from those that a sample has.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="tags">The tags, at least one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the sample no longer has the tags.</returns>
    /// <exception cref="ApiException">As for the call with a <see cref="UserTagsRequest"/>.</exception>
    public Task RemoveUserTagsAsync(SampleHash hash, IReadOnlyList<string> tags, CancellationToken cancellationToken = default) =>
        RemoveUserTagsAsync(hash, new UserTagsRequest { Tags = tags }, cancellationToken);
}
