using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON array whose elements are all of one type.</summary>
/// <typeparam name="T">An element.</typeparam>
/// <typeparam name="TCodec">How an element is read and written.</typeparam>
public readonly struct ListCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            JsonMismatch.Throw(ref reader, "an array");
        JsonObjects.EnsureStack(ref reader);

        var list = new ListBuilder<T>();
        while (true)
        {
            if (!reader.Read())
                JsonMismatch.ThrowEnd(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
                return list.ToList();
            list.Add(TCodec.Read(ref reader));
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray();
        // What was read is an array, which does not have to be asked for its elements one by one.
        if (value is T[] array)
        {
            foreach (var item in array)
                TCodec.Write(writer, item);
        }
        else
        {
            for (var i = 0; i < value.Count; i++)
                TCodec.Write(writer, value[i]);
        }

        writer.WriteEndArray();
    }
}
