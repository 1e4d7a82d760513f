using System.Runtime.CompilerServices;
using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class OverridesClient
{
    private const int BatchSize = 100;

    /// <summary>Sets what the account holds any number of samples to be: 100 a request, one request after the other.</summary>
    /// <param name="overrides">What each sample is held to be. None asks nothing.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>When the account sees all of them.</returns>
    /// <exception cref="ApiException">A request failed; no further ones are sent.</exception>
    public Task OverrideReputationsAsync(IReadOnlyList<ReputationOverride> overrides, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        return SendAsync(overrides.Chunk(BatchSize).Select(batch => new OverrideQuery { OverrideSamples = batch }), cancellationToken);
    }

    /// <summary>Gives any number of samples the cloud's own reputation again: 100 a request, one request after the other.</summary>
    /// <param name="samples">The samples, each by all three of its digests. None asks nothing.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>When the account sees none of them any more.</returns>
    /// <exception cref="ApiException">A request failed; no further ones are sent.</exception>
    public Task RemoveOverridesAsync(IReadOnlyList<OverriddenSample> samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return SendAsync(samples.Chunk(BatchSize).Select(batch => new OverrideQuery { RemoveOverride = batch }), cancellationToken);
    }

    /// <summary>The digests of all samples whose reputation the account has set, page after page as they are asked for.</summary>
    /// <param name="kind">The kind of digest: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The digests.</returns>
    /// <exception cref="ArgumentException">The kind is SHA-512.</exception>
    /// <exception cref="ApiException">A page could not be fetched; the digests before it have been returned.</exception>
    public IAsyncEnumerable<SampleHash> EnumerateOverridesAsync(HashKind kind = HashKind.Sha256, CancellationToken cancellationToken = default) =>
        EnumerateAsync(HashType.Of(kind), cancellationToken);

    private async IAsyncEnumerable<SampleHash> EnumerateAsync(HashType type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SampleHash? start = null;
        while (true)
        {
            var page = (await ListOverridesAsync(type, start, cancellationToken).ConfigureAwait(false)).Rl.UserOverride;
            foreach (var hash in page.HashValues ?? [])
                yield return hash;

            // A service that names the same page again would be asked for ever.
            if (page.HasNext != true || page.NextHash is not { } next || next == start)
                yield break;

            start = next;
        }
    }

    private async Task SendAsync(IEnumerable<OverrideQuery> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
            await OverrideReputationsAsync(new OverrideRequest { Rl = new OverrideRequestRoot { Query = query } }, cancellationToken).ConfigureAwait(false);
    }
}
