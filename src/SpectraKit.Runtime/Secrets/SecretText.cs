using System.Text;

namespace SpectraKit.Runtime;

/// <summary>Fetches secrets and refuses what cannot be one, in sentences that name the place and never the value.</summary>
internal static class SecretText
{
    // A secret is a line; whoever names a whole file by mistake should not have it read into memory.
    private const int LongestLine = 16 * 1024;

    public static string FromEnvironment(string variable, bool asciiOnly = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        var value = Environment.GetEnvironmentVariable(variable)
            ?? throw Refused($"The environment variable {PlainText.OneLine(variable, 100)} is not set.");
        return Check(value, $"The value of the environment variable {PlainText.OneLine(variable, 100)}", asciiOnly);
    }

    public static string FromFile(string path, bool asciiOnly = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Check(FirstLine(path), $"The first line of '{path}'", asciiOnly);
    }

    public static string FromReader(TextReader reader, bool asciiOnly = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            return Check(FirstLine(reader), "The first line", asciiOnly);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Refused($"The secret cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What a header can carry: not empty, no control characters, ASCII alone where the bytes are sent as they are.</summary>
    /// <exception cref="ApiException">It is not.</exception>
    public static string Check(string value, string what, bool asciiOnly = false, bool trim = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = trim ? value.Trim() : value;
        if (text.Length == 0)
            throw Refused($"{what} is empty.");
        if (text.Any(char.IsControl))
            throw Refused($"{what} has control characters (a line break, perhaps) and cannot be sent in a header.");
        if (asciiOnly && text.Any(c => c is < ' ' or > '~'))
            throw Refused($"{what} has characters outside of ASCII and cannot be sent in a header.");
        return text;
    }

    public static ApiException Refused(string message, Exception? innerException = null) =>
        new(message, innerException) { Kind = ApiErrorKind.Credential };

    // Character by character: what follows the line on a pipe is somebody else's.
    private static string FirstLine(TextReader reader)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine && reader.Read() is >= 0 and not ('\r' or '\n') and var c)
            line.Append((char)c);
        return line.ToString();
    }

    private static string FirstLine(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return FirstLine(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused($"The file '{path}' with the secret cannot be read: {e.Message}", e);
        }
    }
}
