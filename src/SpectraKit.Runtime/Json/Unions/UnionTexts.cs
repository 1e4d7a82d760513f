using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Unions where there is no JSON: in paths, queries, headers and fields.</summary>
internal static class UnionTexts
{
    /// <summary>A value as a field of a form: the text of a union that is plain, JSON otherwise.</summary>
    public static string FieldText<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => value is IUnion union && union.PlainText() is { } text ? text : JsonWriting.Text<T, TCodec>(value);

    /// <summary>The text of a string, number or boolean; <c>null</c> for what has only JSON.</summary>
    public static string? PlainText(this IUnion union)
    {
        if (union.Json is { } json)
            return json.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null ? null : json.ToString();
        if (union.Value is ReadOnlyMemory<byte> bytes)
            return Convert.ToBase64String(bytes.Span);
        return union.Value is string or bool or IFormattable or Uri ? WireText.Of(union.Value) : null;
    }
}
