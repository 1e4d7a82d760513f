using System.Text;

namespace SpectraKit.Emulator;

/// <summary>Reads what <c>yara</c> prints with tags and metadata: <c>rule [tag,tag] [key="text",number =5] path</c>.</summary>
internal static class YaraOutput
{
    /// <summary>The match and the path that a line tells of; <c>null</c> for a line of another form.</summary>
    public static (YaraMatch Match, string Path)? Read(string line)
    {
        var start = line.IndexOf(" [", StringComparison.Ordinal);
        var end = start < 0 ? -1 : line.IndexOf("] [", start, StringComparison.Ordinal);
        if (end < 0) return null;

        var tags = line[(start + 2)..end].Split(',', StringSplitOptions.RemoveEmptyEntries);
        var at = end + 3;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        while (at < line.Length && line[at] != ']')
        {
            if (line[at] == ',') at++;
            var equals = line.IndexOf('=', at);
            if (equals < 0) return null;

            var key = line[at..equals].TrimEnd();
            at = equals + 1;
            // What is there twice counts once.
            metadata.TryAdd(key, at < line.Length && line[at] == '"' ? Quoted(line, ref at) : Bare(line, ref at));
        }

        return at + 2 <= line.Length ? (new YaraMatch(line[..start], tags, metadata), line[(at + 2)..]) : null;
    }

    private static string Bare(string line, ref int at)
    {
        var end = line.AsSpan(at).IndexOfAny(',', ']');
        var value = end < 0 ? line[at..] : line.Substring(at, end);
        at += value.Length;
        return value;
    }

    private static string Quoted(string line, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < line.Length && line[at] != '"'; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length) at++;
            value.Append(line[at]);
        }

        at++;
        return value.ToString();
    }
}
