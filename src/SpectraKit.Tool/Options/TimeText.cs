using System.CommandLine.Parsing;
using System.Globalization;

namespace SpectraKit.Tool.Options;

/// <summary>A time on the command line: hours, minutes and seconds with colons, and nothing else. .NET reads a bare 30 as thirty days.</summary>
internal static class TimeText
{
    private static readonly string[] _forms = ["c", @"h\:mm\:ss", @"h\:mm", @"hh\:mm"];

    public static TimeSpan Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Contains(':') && TimeSpan.TryParseExact(text, _forms, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero)
            return time;
        result.AddError($"'{text}' is not a time: write hours:minutes:seconds, such as 00:30:00.");
        return default;
    }
}
