using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON object used as a map: any member name, values of one type. The last of two members with one name wins.</summary>
/// <typeparam name="T">A value.</typeparam>
/// <typeparam name="TCodec">How a value is read and written.</typeparam>
public readonly struct MapCodec<T, TCodec> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader)
    {
        JsonObjects.Begin(ref reader);

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (true)
        {
            if (!reader.Read())
                JsonMismatch.ThrowEnd(ref reader);
            if (reader.TokenType != JsonTokenType.PropertyName)
                return map;
            var name = PropertyNames.Read(ref reader);
            reader.Read();
            map[name] = TCodec.Read(ref reader);
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value)
    {
        writer.WriteStartObject();
        // What was read is a dictionary, which is walked without an enumerator on the heap.
        if (value is Dictionary<string, T> map)
        {
            foreach (var member in map)
                Write(writer, member.Key, member.Value);
        }
        else
        {
            foreach (var (name, member) in value)
                Write(writer, name, member);
        }

        writer.WriteEndObject();
    }

    /// <summary>Name and value in one call, where a writer has it. Which one is known when the map's code is made for its values, and nothing is boxed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Utf8JsonWriter writer, string name, T value)
    {
        if (typeof(TCodec) == typeof(StringCodec))
        {
            writer.WriteString(name, (string)(object)value!);
        }
        else if (typeof(TCodec) == typeof(Int64Codec))
        {
            writer.WriteNumber(name, (long)(object)value!);
        }
        else if (typeof(TCodec) == typeof(Int32Codec))
        {
            writer.WriteNumber(name, (int)(object)value!);
        }
        else if (typeof(TCodec) == typeof(DoubleCodec))
        {
            writer.WriteNumber(name, (double)(object)value!);
        }
        else if (typeof(TCodec) == typeof(BooleanCodec))
        {
            writer.WriteBoolean(name, (bool)(object)value!);
        }
        else
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }
}
