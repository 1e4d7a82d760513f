namespace SpectraKit.Generator.Json;

/// <summary>The kinds of JSON value.</summary>
internal enum JsonKind : byte
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
