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

    private static string FirstLine(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var buffer = new char[LongestLine];
            var text = buffer.AsSpan(0, reader.ReadBlock(buffer));
            var end = text.IndexOfAny('\r', '\n');
            return new string(end < 0 ? text : text[..end]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused($"The file '{path}' with the secret cannot be read: {e.Message}", e);
        }
    }
}
