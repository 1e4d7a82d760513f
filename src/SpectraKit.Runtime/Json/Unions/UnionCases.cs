using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>
/// The cases of a union, and which of them a value is: by its JSON kind; among arrays and maps by the kind of their first element; among
/// objects by the members that name a case, then by the members that each must have, then by who knows most of the members. Among equals
/// the first in the document.
/// </summary>
public sealed class UnionCases
{
    private readonly UnionCase[] _cases;
    private readonly UnionMembers? _members;

    /// <summary>Cases.</summary>
    /// <param name="cases">The cases, in the order of the document.</param>
    public UnionCases(params UnionCase[] cases)
    {
        _cases = cases;
        if (cases.Any(one => one.Tags.Count + one.Required.Count + one.Known.Count > 0))
            _members = new(cases);
    }

    /// <summary>Reads a value. One that fits no case, or not the one that it looks like, is kept as it came.</summary>
    internal UnionValue Read(ref Utf8JsonReader reader)
    {
        var start = reader;
        var index = Choose(start, out var isWhole);
        if (index != UnionValue.None)
        {
            try
            {
                var value = _cases[index].Read(ref reader);
                return new(index, value, isWhole ? null : Element(start));
            }
            catch (JsonException)
            {
                // It looks like the case and is not: no other is tried, so that a stranger's value takes linear time.
                reader = start;
            }
        }

        return UnionValue.Unknown(JsonElementCodec.Read(ref reader));
    }

    internal void Write(Utf8JsonWriter writer, UnionValue value)
    {
        if (value.Json is { } json)
            JsonElementCodec.Write(writer, json);
        else
            _cases[value.Index].Write(writer, value.Value!);
    }

    private int Choose(Utf8JsonReader reader, out bool isWhole)
    {
        isWhole = true;
        var kind = KindOf(ref reader);
        var (first, count) = (UnionValue.None, 0);
        for (var i = 0; i < _cases.Length; i++)
        {
            if ((_cases[i].Kinds & kind) == 0)
                continue;
            if (count++ == 0)
                first = i;
        }

        return count < 2 ? first
            : kind == UnionKinds.Object && _members is { } members ? members.Choose(reader, out isWhole)
            : kind is UnionKinds.Object or UnionKinds.Array ? ByFirstElement(reader, kind, first)
            : first;
    }

    private int ByFirstElement(Utf8JsonReader reader, UnionKinds kind, int otherwise)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.PropertyName)
            reader.Read();
        var element = KindOf(ref reader);
        var isPlain = UnionValue.None;
        for (var i = 0; i < _cases.Length; i++)
        {
            if ((_cases[i].Kinds & kind) == 0)
                continue;
            if ((_cases[i].Elements & element) != 0)
                return i;
            if (_cases[i].Elements == UnionKinds.None && isPlain == UnionValue.None)
                isPlain = i;
        }

        return isPlain != UnionValue.None ? isPlain : otherwise;
    }

    private static UnionKinds KindOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => UnionKinds.String,
        JsonTokenType.True or JsonTokenType.False => UnionKinds.Boolean,
        JsonTokenType.StartArray => UnionKinds.Array,
        JsonTokenType.StartObject => UnionKinds.Object,
        JsonTokenType.Number => IsFraction(ref reader) ? UnionKinds.Fraction : UnionKinds.Integer,
        _ => UnionKinds.None,
    };

    private static bool IsFraction(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? !reader.TryGetInt64(out _) : reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0;

    private static JsonElement Element(Utf8JsonReader start) => JsonElementCodec.Read(ref start);
}
