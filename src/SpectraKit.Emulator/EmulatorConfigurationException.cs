namespace SpectraKit.Emulator;

/// <summary>An emulator cannot start as it was told to, most often because of its rules file.</summary>
public sealed class EmulatorConfigurationException : Exception
{
    /// <summary>A complaint about a file at a position, or about an option.</summary>
    /// <param name="sentence">What is wrong.</param>
    /// <param name="file">The file that is at fault; <c>null</c> for an option.</param>
    /// <param name="line">The line, from 1; <c>null</c> when the file as a whole is at fault.</param>
    /// <param name="column">The column in characters, from 1.</param>
    /// <param name="innerException">What caused it.</param>
    public EmulatorConfigurationException(string sentence, string? file = null, int? line = null, int? column = null, Exception? innerException = null)
        : base(Locate(sentence, file, line, column), innerException)
    {
        Sentence = sentence;
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the position.</summary>
    public string Sentence { get; }

    /// <summary>The file that is at fault; <c>null</c> for an option.</summary>
    public string? File { get; }

    /// <summary>The line, from 1; <c>null</c> when the file as a whole is at fault.</summary>
    public int? Line { get; }

    /// <summary>The column in characters, from 1; <c>null</c> together with <see cref="Line"/>.</summary>
    public int? Column { get; }

    private static string Locate(string sentence, string? file, int? line, int? column) =>
        file is null ? sentence : line is null ? $"{file}: {sentence}" : $"{file}({line},{column}): {sentence}";
}
