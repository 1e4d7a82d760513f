namespace SpectraKit.Runtime;

/// <summary>What authenticates a client. Its text is never the secret.</summary>
public abstract class ApiCredential
{
    private ApiCredential()
    {
    }

    /// <summary>An API key or a bearer token.</summary>
    /// <param name="value">The key, without any prefix that the scheme puts before it.</param>
    /// <returns>The credential.</returns>
    public static ApiCredential Token(string value) => new TokenCredential(value);

    /// <summary>A user and a password.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="password">The password.</param>
    /// <returns>The credential.</returns>
    public static ApiCredential Basic(string user, string password) => new BasicCredential(user, password);

    /// <summary>Never the secret.</summary>
    /// <returns>The credential's kind.</returns>
    public sealed override string ToString() => "[redacted]";

    internal sealed class TokenCredential(string value) : ApiCredential
    {
        internal string Value { get; } = value;
    }

    internal sealed class BasicCredential(string user, string password) : ApiCredential
    {
        internal string User { get; } = user;

        internal string Password { get; } = password;
    }
}
