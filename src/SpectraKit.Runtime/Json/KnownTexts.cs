using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>The known values of an open set of strings. One that is read again is the same string, and costs no memory.</summary>
public sealed class KnownTexts
{
    private readonly Entry?[] _buckets;

    /// <summary>A set.</summary>
    /// <param name="texts">The known values, each once.</param>
    public KnownTexts(params ReadOnlySpan<string> texts)
    {
        _buckets = new Entry?[Math.Max(4, 2 * texts.Length)];
        foreach (var text in texts)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            ref var bucket = ref _buckets[Place(utf8)];
            bucket = new(text, utf8, bucket);
        }
    }

    /// <summary>Reads a string.</summary>
    /// <param name="reader">Stands on the string.</param>
    /// <returns>The string, known or not.</returns>
    /// <exception cref="JsonException">It is not a string.</exception>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.HasValueSequence)
        {
            var utf8 = reader.ValueSpan;
            for (var entry = _buckets[Place(utf8)]; entry is not null; entry = entry.Next)
            {
                if (utf8.SequenceEqual(entry.Utf8))
                    return entry.Text;
            }
        }

        return StringCodec.Read(ref reader);
    }

    /// <summary>Length, first, middle and last byte tell the values of nearly every set apart; the few that they do not share a bucket.</summary>
    private uint Place(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty ? 0 : (uint)(utf8.Length + (utf8[0] * 31) + (utf8[utf8.Length / 2] * 961) + (utf8[^1] * 29_791)) % (uint)_buckets.Length;

    private sealed record Entry(string Text, byte[] Utf8, Entry? Next);
}
