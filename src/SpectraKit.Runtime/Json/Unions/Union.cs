using System.Runtime.InteropServices;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>
/// A value that is of one of several types (<c>oneOf</c>, <c>anyOf</c>). The set is open: a value that fits no case is kept as it came,
/// and written as it came.
/// </summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
public abstract class Union<TSelf> : IUnion, IJsonCodec<TSelf>, IEquatable<TSelf>, IFormattable
    where TSelf : Union<TSelf>, IUnionOf<TSelf>
{
    private readonly UnionValue _value;

    /// <summary>A union.</summary>
    /// <param name="value">What it is.</param>
    protected Union(UnionValue value) => _value = value;

    /// <inheritdoc/>
    public object? Value => _value.Value;

    /// <inheritdoc/>
    public bool IsUnknown => _value.Value is null;

    /// <inheritdoc/>
    public JsonElement? Json => _value.Json;

    /// <summary>Whether two are the same case and value.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Union<TSelf>? left, Union<TSelf>? right) => Equals(left, right);

    /// <summary>Whether two differ in case or value.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Union<TSelf>? left, Union<TSelf>? right) => !Equals(left, right);

    /// <inheritdoc/>
    public static TSelf Read(ref Utf8JsonReader reader)
    {
        JsonObjects.EnsureStack(ref reader);
        return TSelf.Of(TSelf.Cases.Read(ref reader));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TSelf value) => TSelf.Cases.Write(writer, value._value);

    /// <summary>Any JSON as a union, of the case that it would be read as.</summary>
    /// <param name="json">The value.</param>
    /// <returns>The union; of no case when it fits none.</returns>
    public static TSelf FromJson(JsonElement json)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(json), new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        return Read(ref reader);
    }

    /// <inheritdoc/>
    public bool Equals(TSelf? other) =>
        other is not null && _value.Index == other._value.Index && Equals(Value, other.Value) && RawText(Json).SequenceEqual(RawText(other.Json));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as TSelf);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(_value.Index, Value, Json?.ValueKind);

    /// <summary>A plain value's text, as it stands in a query or a form; anything else as JSON.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => this.PlainText() ?? JsonWriting.Text<TSelf, TSelf>((TSelf)this);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>The value, if it is of a case.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <param name="index">The case.</param>
    /// <returns>The value; <c>null</c> when it is of another case.</returns>
    protected T? Reference<T>(int index)
        where T : class => _value.Index == index ? (T?)Value : null;

    /// <summary>The value, if it is of a case.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <param name="index">The case.</param>
    /// <returns>The value; <c>null</c> when it is of another case.</returns>
    protected T? Struct<T>(int index)
        where T : struct => _value.Index == index ? (T)Value! : null;

    private static ReadOnlySpan<byte> RawText(JsonElement? json) => json is { } element ? JsonMarshal.GetRawUtf8Value(element) : default;
}
