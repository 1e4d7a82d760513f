using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>A line of the journal: an entry as JSON, whose last member <c>crc</c> is the checksum (CRC-32C) of all that stands before it.</summary>
internal static class JournalLine
{
    /// <summary>What follows the checked part: <c>,"crc":"0123abcd"}</c>.</summary>
    private const int TailLength = 18;

    /// <summary>A whole line, its end included.</summary>
    public static byte[] Write(JournalEntry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry).AsSpan()[..^1];
        return [.. json, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"crc\":\"{Checksum(json):x8}\"}}\n"))];
    }

    /// <summary>The entry of a line without its end; <c>null</c> when it is damaged.</summary>
    public static JournalEntry? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= TailLength) return null;

        var tail = line[^TailLength..];
        if (!tail.StartsWith(",\"crc\":\""u8) || !Utf8Parser.TryParse(tail.Slice(8, 8), out uint expected, out var length, 'x') || length != 8 || expected != Checksum(line[..^TailLength]))
            return null;

        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes)) sum = BitOperations.Crc32C(sum, BitConverter.IsLittleEndian ? eight : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(eight));
        foreach (var one in bytes[(bytes.Length & ~7)..]) sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }
}
