using System.Diagnostics;

namespace SpectraKit.Runtime;

/// <summary>What authenticates a client. Its text is never the secret, wherever it is printed.</summary>
[DebuggerDisplay(Redactor.Mask)]
public abstract class ApiCredential
{
    private ApiCredential()
    {
    }

    /// <summary>An API key or a bearer token.</summary>
    /// <param name="value">The key, without any prefix that the scheme puts before it. Blanks around it are not part of it.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The key is empty, or has characters that no header can carry.</exception>
    public static ApiCredential Token(string value) => new TokenCredential(SecretText.Check(value, "The token", asciiOnly: true));

    /// <summary>A token from an environment variable.</summary>
    /// <param name="variable">The variable's name; the name may be shown, its value never is.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The variable is not set, or its value cannot be a token.</exception>
    public static ApiCredential TokenFromEnvironment(string variable) =>
        new TokenCredential(SecretText.FromEnvironment(variable, asciiOnly: true));

    /// <summary>A token from the first line of a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The file cannot be read, or its first line cannot be a token.</exception>
    public static ApiCredential TokenFromFile(string path) => new TokenCredential(SecretText.FromFile(path, asciiOnly: true));

    /// <summary>A token from the first line of a text: <see cref="Console.In"/>, where it is piped in.</summary>
    /// <param name="reader">Where it is read from; no further than its first line.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The text cannot be read, or its first line cannot be a token.</exception>
    public static ApiCredential TokenFromReader(TextReader reader) => new TokenCredential(SecretText.FromReader(reader, asciiOnly: true));

    /// <summary>A user and a password.</summary>
    /// <param name="user">The user's name; no colon in it, since that is what ends it on the wire.</param>
    /// <param name="password">The password. Blanks around it are part of it.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">One of them is empty, or has control characters.</exception>
    public static ApiCredential Basic(string user, string password)
    {
        SecretText.Check(user, "The user name");
        if (user.Contains(':'))
            throw SecretText.Refused("The user name has a colon in it, which HTTP Basic authentication cannot carry.");

        SecretText.Check(password, "The password", trim: false);
        return new BasicCredential(user, password);
    }

    /// <summary>A user, and a password from an environment variable.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="passwordVariable">The variable's name; the name may be shown, its value never is.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The variable is not set, or its value cannot be a password.</exception>
    public static ApiCredential BasicFromEnvironment(string user, string passwordVariable) =>
        Basic(user, SecretText.FromEnvironment(passwordVariable));

    /// <summary>A user, and a password from the first line of a file.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="passwordPath">The file's path.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The file cannot be read, or its first line cannot be a password.</exception>
    public static ApiCredential BasicFromFile(string user, string passwordPath) => Basic(user, SecretText.FromFile(passwordPath));

    /// <summary>A user, and a password from the first line of a text: <see cref="Console.In"/>, where it is piped in.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="reader">Where it is read from; no further than its first line.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ApiException">The text cannot be read, or its first line cannot be a password.</exception>
    public static ApiCredential BasicFromReader(string user, TextReader reader) => Basic(user, SecretText.FromReader(reader));

    /// <summary>Whether others on this machine may read a file that holds a secret.</summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// A sentence for the file's owner; <c>null</c> when it is theirs alone, when it is not there, and on Windows, where folders of users
    /// are closed to others by themselves.
    /// </returns>
    public static string? WarningAbout(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (OperatingSystem.IsWindows() || !File.Exists(path) || (File.GetUnixFileMode(path) & Others) == 0)
            return null;
        return $"The file '{path}' holds a secret and may be read or written by others than its owner. Close it to them: chmod 600 '{path}'.";
    }

    /// <summary>Never the secret.</summary>
    /// <returns>A mask.</returns>
    public sealed override string ToString() => Redactor.Mask;

    internal sealed class TokenCredential(string value) : ApiCredential
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        internal string Value { get; } = value;
    }

    internal sealed class BasicCredential(string user, string password) : ApiCredential
    {
        internal string User { get; } = user;

        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        internal string Password { get; } = password;
    }
}
