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
            foreach (var (name, member) in map)
            {
                writer.WritePropertyName(name);
                TCodec.Write(writer, member);
            }
        }
        else
        {
            foreach (var (name, member) in value)
            {
                writer.WritePropertyName(name);
                TCodec.Write(writer, member);
            }
        }

        writer.WriteEndObject();
    }
}
