using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>Sizes as people write them: <c>500MB</c>, <c>2GiB</c>, <c>1048576</c>. A kilobyte has 1000 bytes and a kibibyte 1024.</summary>
public static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] _units =
        [("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("B", 1), ("", 1)];

    /// <summary>Reads a size.</summary>
    /// <param name="text">A whole number, and a unit behind it where it does not count bytes: KB, MB, GB, TB, KiB, MiB, GiB or TiB in any case.</param>
    /// <param name="bytes">The size in bytes; 0 when the text is none.</param>
    /// <returns>Whether it is a size.</returns>
    public static bool TryParse(string? text, out long bytes)
    {
        bytes = 0;
        var trimmed = text?.Trim() ?? "";
        var (unit, factor) = _units.First(candidate => trimmed.EndsWith(candidate.Unit, StringComparison.OrdinalIgnoreCase));
        if (!long.TryParse(trimmed[..^unit.Length].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > long.MaxValue / factor)
            return false;
        bytes = number * factor;
        return true;
    }

    /// <summary>A size for people, in the largest unit of which there is at least one.</summary>
    /// <param name="bytes">The size.</param>
    /// <returns>Such as <c>41.3 MB</c>.</returns>
    public static string Text(long bytes)
    {
        string[] units = ["bytes", "KB", "MB", "GB", "TB"];
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.95 && unit < units.Length - 1)
            (value, unit) = (value / 1000, unit + 1);
        return unit == 0 ? string.Create(CultureInfo.InvariantCulture, $"{bytes} {(bytes == 1 ? "byte" : "bytes")}") : string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {units[unit]}");
    }
}
