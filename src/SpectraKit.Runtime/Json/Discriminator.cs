using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>The member by which an object says which of several types it is, and the texts that are known of it. Nothing is allocated to ask it.</summary>
public sealed class Discriminator
{
    /// <summary>What <see cref="Find"/> says of an object that has none of the texts.</summary>
    public const int Unknown = -1;

    private readonly byte[] _member;

    /// <summary>The texts, by their length.</summary>
    private readonly Text[]?[] _byLength;

    /// <summary>A discriminator.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="texts">The known texts, each once.</param>
    public Discriminator(string member, params ReadOnlySpan<string> texts)
    {
        _member = Encoding.UTF8.GetBytes(member);
        var known = new List<Text>(texts.Length);
        for (var i = 0; i < texts.Length; i++)
            known.Add(new(Encoding.UTF8.GetBytes(texts[i]), i));
        _byLength = new Text[]?[known.Count == 0 ? 0 : known.Max(text => text.Utf8.Length) + 1];
        foreach (var length in known.GroupBy(text => text.Utf8.Length))
            _byLength[length.Key] = [.. length];
    }

    /// <summary>Which of the texts an object has. The first member of the name decides, wherever it stands; no other member's value is read.</summary>
    /// <param name="reader">Stands on the object's start. It is a copy, so that the caller's stays there.</param>
    /// <returns>The text's index; <see cref="Unknown"/> for another text, for none, and for what is no object.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public int Find(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return Unknown;
        while (JsonObjects.NextMember(ref reader, out var name))
        {
            var isFound = name.SequenceEqual(_member);
            if (!reader.Read())
                JsonMismatch.ThrowEnd(ref reader);
            if (isFound)
                return reader.TokenType == JsonTokenType.String ? IndexOf(ref reader) : Unknown;
            if (!reader.TrySkip())
                JsonMismatch.ThrowEnd(ref reader);
        }

        return Unknown;
    }

    private int IndexOf(ref Utf8JsonReader reader)
    {
        var utf8 = reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(StringCodec.Read(ref reader)) : reader.ValueSpan;
        if (utf8.Length >= _byLength.Length || _byLength[utf8.Length] is not { } texts)
            return Unknown;
        foreach (var text in texts)
        {
            if (utf8.SequenceEqual(text.Utf8))
                return text.Index;
        }

        return Unknown;
    }

    private sealed record Text(byte[] Utf8, int Index);
}
