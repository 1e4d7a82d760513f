using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>What every generated reader and writer of an object does around its members.</summary>
public static class JsonObjects
{
    /// <summary>Begins to read an object.</summary>
    /// <param name="reader">Has to stand on the object's start, and stays there.</param>
    /// <exception cref="JsonException">It stands on something else, or so deep that the stack has no room for more.</exception>
    public static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            JsonMismatch.Throw(ref reader, "an object");
        EnsureStack(ref reader);
    }

    /// <summary>Moves to the next member of an object.</summary>
    /// <param name="reader">Stands on the object's start or on the last token of a member's value; is left on the next member's name, or on the object's end.</param>
    /// <param name="name">The member's name, unescaped.</param>
    /// <returns>Whether there is a next member.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static bool NextMember(ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        if (!reader.Read())
            JsonMismatch.ThrowEnd(ref reader);
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(PropertyNames.Read(ref reader)) : reader.ValueSpan;
        return true;
    }

    /// <summary>Writes the members that a model kept though its document does not name them.</summary>
    /// <typeparam name="T">A member.</typeparam>
    /// <typeparam name="TCodec">How a member is written.</typeparam>
    /// <param name="writer">Stands within the object.</param>
    /// <param name="others">The members; <c>null</c> is none.</param>
    public static void WriteOthers<T, TCodec>(Utf8JsonWriter writer, IReadOnlyDictionary<string, T>? others)
        where TCodec : IJsonCodec<T>
    {
        if (others is null)
            return;
        foreach (var (name, value) in others)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }

    /// <summary>Values within values are read by calls within calls. A reader's own bound on depth says nothing of how wide each call's frame is.</summary>
    internal static void EnsureStack(ref Utf8JsonReader reader)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            JsonMismatch.ThrowTooDeep(ref reader);
    }
}
