using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>
/// Reads and writes one type as JSON. Codecs compose as types (<c>ListCodec&lt;Sample, Sample&gt;</c>), so a whole model is read and
/// written without reflection, delegates or boxing.
/// </summary>
/// <typeparam name="T">The type that is read and written. A generated model is its own codec.</typeparam>
public interface IJsonCodec<T>
{
    /// <summary>Reads one value.</summary>
    /// <param name="reader">Stands on the value's first token; is left on its last.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is not JSON, or not of this type. The one exception that a codec throws.</exception>
    static abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where the value is expected.</param>
    /// <param name="value">What to write.</param>
    static abstract void Write(Utf8JsonWriter writer, T value);
}
