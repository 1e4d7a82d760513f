namespace SpectraKit.Generator.Client;

/// <summary>A type as C# writes it, and the codec that reads and writes it. Neither says anything of null.</summary>
/// <param name="Name">The type.</param>
/// <param name="Codec">Its codec; empty for what never is a part of a model.</param>
/// <param name="IsValue">Whether it is a value type.</param>
internal sealed record TypeRef(string Name, string Codec, bool IsValue)
{
    /// <summary>The element's type, for lists that travel as repeated parameters; <c>null</c> for the rest.</summary>
    public TypeRef? Element { get; init; }

    /// <summary>What a list or a map is made of; <c>null</c> for the rest.</summary>
    public TypeRef? Inner { get; init; }

    /// <summary>How its text travels outside of JSON: as itself, or a boolean as 1 and 0.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether it is made of members, and has no text of its own.</summary>
    public bool IsObject { get; init; }

    /// <summary>A file's bytes.</summary>
    public bool IsFile { get; init; }

    public static TypeRef Untyped { get; } = Value("global::System.Text.Json.JsonElement", "JsonElement") with { IsObject = true };

    public static TypeRef String { get; } = new("string", Runtime("StringCodec"), IsValue: false);

    public static TypeRef File { get; } = new("global::SpectraKit.Runtime.ApiFile", Runtime("FileCodec"), IsValue: false) { IsFile = true };

    public static TypeRef Value(string name, string codec) => new(name, Runtime(codec + "Codec"), IsValue: true);

    public static TypeRef Parsable(string name, bool isValue) => new(name, Runtime($"ParsableCodec<{name}>"), isValue);

    public static TypeRef Model(string name) => new(name, name, IsValue: false) { IsObject = true };

    public static TypeRef Enum(string name) => new(name, name, IsValue: true);

    public TypeRef Quoted() => this with { Codec = Runtime($"QuotedNumberCodec<{Name}, {Codec}>") };

    public TypeRef List() => new(
        $"global::System.Collections.Generic.IReadOnlyList<{Name}>",
        Runtime($"ListCodec<{Name}, {Codec}>"),
        IsValue: false) { Element = this, Inner = this };

    public TypeRef Map() => new(
        $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Name}>",
        Runtime($"MapCodec<{Name}, {Codec}>"),
        IsValue: false) { IsObject = true, Inner = this };

    /// <summary>The same with null as one more value.</summary>
    public TypeRef Nullable() => Name.EndsWith("?", StringComparison.Ordinal)
        ? this
        : this with
        {
            Name = Name + "?",
            Codec = Runtime($"Nullable{(IsValue ? "Value" : "Reference")}Codec<{Name}, {Codec}>"),
        };

    /// <summary>The same where there are no files: bytes within JSON or a form are a string.</summary>
    public TypeRef WithoutFiles() =>
        IsFile ? Name.EndsWith("?", StringComparison.Ordinal) ? String.Nullable() : String
        : Inner?.WithoutFiles() is not { } inner || inner == Inner ? this
        : (Element is null ? inner.Map() : inner.List()) is var whole && Name.EndsWith("?", StringComparison.Ordinal) ? whole.Nullable()
        : whole;

    private static string Runtime(string codec) => "global::SpectraKit.Runtime.Json." + codec;
}
