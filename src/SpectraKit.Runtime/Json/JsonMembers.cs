using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>The members of a model by their names on the wire, in the order in which its reader and its writer count them.</summary>
public sealed class JsonMembers
{
    private readonly string _model;
    private readonly string[] _names;
    private readonly byte[][] _utf8;

    /// <summary>Of each member that must be there, the bit of its number; 64 members a word.</summary>
    private readonly ulong[] _expected;

    /// <summary>The first member of each bucket and the next one of each member, counted from one.</summary>
    private readonly ushort[] _buckets;
    private readonly ushort[] _nexts;

    private JsonEncodedText[]? _encoded;

    /// <summary>The members of a model that has at most 64.</summary>
    /// <param name="model">The model, for complaints.</param>
    /// <param name="expected">The bits of those that must be there: the lowest is the first one's.</param>
    /// <param name="names">Their names on the wire.</param>
    public JsonMembers(string model, ulong expected, params ReadOnlySpan<string> names)
        : this(model, [expected], names)
    {
    }

    /// <summary>The members of any model.</summary>
    /// <param name="model">The model, for complaints.</param>
    /// <param name="expected">The bits of those that must be there, 64 a word; the lowest of the first word is the first one's.</param>
    /// <param name="names">Their names on the wire, at most 65,534.</param>
    public JsonMembers(string model, ulong[] expected, params ReadOnlySpan<string> names)
    {
        _model = model;
        _expected = expected;
        _names = names.ToArray();
        _utf8 = new byte[names.Length][];
        _nexts = new ushort[names.Length];
        _buckets = new ushort[(2 * names.Length) + 1];
        // From the last to the first, so that of two names that are one in UTF-8 the first is found.
        for (var i = names.Length - 1; i >= 0; i--)
        {
            _utf8[i] = Encoding.UTF8.GetBytes(names[i]);
            ref var bucket = ref _buckets[Place(_utf8[i])];
            _nexts[i] = bucket;
            bucket = checked((ushort)(i + 1));
        }
    }

    /// <summary>Whether members of other names are read too, and not skipped.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>Begins to read an object.</summary>
    /// <param name="reader">Has to stand on the object's start.</param>
    /// <returns>What goes from member to member.</returns>
    /// <exception cref="JsonException">It stands on something else, or so deep that the stack has no room for more.</exception>
    public JsonMemberReader Begin(ref Utf8JsonReader reader)
    {
        JsonObjects.Begin(ref reader);
        return new(this);
    }

    /// <summary>Begins to write an object.</summary>
    /// <param name="writer">Where the object is expected; its end is the caller's to write.</param>
    /// <returns>What writes the members.</returns>
    public JsonMemberWriter Begin(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        return new(writer, _encoded ?? Encode());
    }

    /// <summary>The number of the member that the reader stands on; -1 for a name that is none.</summary>
    /// <param name="reader">Stands on a name.</param>
    /// <param name="likely">The number that it probably has: most objects are in the order of their document.</param>
    internal int Find(ref Utf8JsonReader reader, int likely)
    {
        var name = reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(PropertyNames.Read(ref reader)) : reader.ValueSpan;
        if ((uint)likely < (uint)_utf8.Length && name.SequenceEqual(_utf8[likely]))
            return likely;
        for (var index = _buckets[Place(name)] - 1; index >= 0; index = _nexts[index] - 1)
        {
            if (name.SequenceEqual(_utf8[index]))
                return index;
        }

        return -1;
    }

    /// <summary>Complains of the first member that must be there and was not.</summary>
    internal void Check(ref Utf8JsonReader reader, ulong first, ReadOnlySpan<ulong> further)
    {
        for (var word = 0; word < _expected.Length; word++)
        {
            if ((_expected[word] & ~(word == 0 ? first : further[word - 1])) is var missing && missing != 0)
                JsonMismatch.ThrowMissing(ref reader, _model, _names[(64 * word) + (int)ulong.TrailingZeroCount(missing)]);
        }
    }

    /// <summary>How many words of bits there are beyond the first.</summary>
    internal int FurtherWords => (_names.Length - 1) / 64;

    /// <summary>A program that only reads needs none of this.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonEncodedText[] Encode() => _encoded = Array.ConvertAll(_utf8, static name => JsonEncodedText.Encode(name));

    /// <summary>Length, first, middle and last byte tell nearly all members of one object apart.</summary>
    private uint Place(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (uint)(name.Length + (name[0] * 31) + (name[name.Length / 2] * 961) + (name[^1] * 29_791)) % (uint)_buckets.Length;
}
