using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class AccessClient
{
    /// <summary>Asks for a token, to make a client with.</summary>
    /// <param name="user">The user's name on the appliance.</param>
    /// <param name="password">The user's password.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The credential for <see cref="ApiClientOptions.Credential"/>. It never prints.</returns>
    /// <exception cref="ApiException">400: the user or the password is wrong, or the user is locked.</exception>
    public async Task<ApiCredential> LogInAsync(string user, string password, CancellationToken cancellationToken = default)
    {
        var answer = await CreateTokenAsync(new TokenRequest { Username = user, Password = password }, cancellationToken).ConfigureAwait(false);
        return ApiCredential.Token(answer.Token);
    }
}
