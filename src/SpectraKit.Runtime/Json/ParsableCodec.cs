using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A string with a .NET type of its own (<c>x-kit-type</c>, uuid, date): parsed and formatted in the invariant culture.</summary>
/// <typeparam name="T">The type.</typeparam>
public readonly struct ParsableCodec<T> : IJsonCodec<T>
    where T : ISpanParsable<T>, IFormattable
{
    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader)
    {
        var text = StringCodec.Read(in reader, stackalloc char[StringCodec.LongestParsed]);
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var value))
            JsonMismatch.Throw(ref reader, "a " + typeof(T).Name);

        return value!;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(WireText.Of(value));
}
