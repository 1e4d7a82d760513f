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

    /// <summary>What a list of lists, or a map of them, is made of in the end.</summary>
    public TypeRef Innermost => Inner?.Innermost ?? this;

    /// <summary>How its text travels outside of JSON: as itself, or a boolean as 1 and 0.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether it is made of members, and has no text of its own.</summary>
    public bool IsObject { get; init; }

    /// <summary>Whether it is parsed from a string, of which the empty one is no value.</summary>
    public bool IsParsed { get; init; }

    /// <summary>A file's bytes.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether the runtime writes it and its name in one call, as it does what JSON has a word for.</summary>
    public bool IsWrittenWithName => Codec is "_json::StringCodec" or "_json::BooleanCodec" or "_json::Int32Codec" or "_json::Int64Codec" or "_json::DoubleCodec" or "_json::DateTimeOffsetCodec";

    public static TypeRef Untyped { get; } = Value("_text::JsonElement", "JsonElement") with { IsObject = true };

    public static TypeRef String { get; } = new("string", Runtime("StringCodec"), IsValue: false);

    public static TypeRef Boolean { get; } = Value("bool", "Boolean");

    /// <summary>A string, a number or a boolean.</summary>
    public static TypeRef Scalar { get; } = new("_kit::JsonScalar", "_kit::JsonScalar", IsValue: true);

    public static TypeRef File { get; } = new("_kit::ApiFile", Runtime("FileCodec"), IsValue: false) { IsFile = true };

    /// <summary>The parts of a multipart body that the document does not describe.</summary>
    public static TypeRef Parts { get; } = new("_kit::MultipartRequestBody", "", IsValue: false);

    /// <summary>The fields of a form that the document does not describe.</summary>
    public static TypeRef FormFields { get; } = new("_kit::FormRequestBody", "", IsValue: false);

    public static TypeRef Value(string name, string codec) => new(name, Runtime(codec + "Codec"), IsValue: true);

    public static TypeRef Parsable(string name, bool isValue) => new(name, Runtime($"ParsableCodec<{name}>"), isValue) { IsParsed = true };

    /// <summary>A value that is parsed from a string, by a codec of its own.</summary>
    public static TypeRef Parsed(string name, string codec) => Value(name, codec) with { IsParsed = true };

    /// <summary>An integer of any size.</summary>
    public static TypeRef Integer(string name) => Value(name, "") with { Codec = Runtime($"IntegerCodec<{name}>") };

    /// <summary>A type of the document's own, which is its own codec. Where a value may be meant, only the whole name says that a type is: a member may be called as its type is.</summary>
    public static TypeRef Model(string name) => new(name, "_own::" + name, IsValue: false) { IsObject = true };

    /// <inheritdoc cref="Model"/>
    public static TypeRef Enum(string name) => new(name, "_own::" + name, IsValue: true);

    /// <summary>A number that some answers put in quotes.</summary>
    public TypeRef Quoted() => this with { Codec = Runtime($"QuotedNumberCodec<{Name}, {Codec}>"), IsParsed = true };

    /// <summary>A number that travels as a string.</summary>
    public TypeRef AsString() => this with { Codec = Runtime($"StringNumberCodec<{Name}, {Codec}>"), IsParsed = true };

    public TypeRef List() => new(
        $"_collections::IReadOnlyList<{Name}>",
        Runtime($"ListCodec<{Name}, {Codec}>"),
        IsValue: false) { Element = this, Inner = this };

    public TypeRef Map() => new(
        $"_collections::IReadOnlyDictionary<string, {Name}>",
        Runtime($"MapCodec<{Name}, {Codec}>"),
        IsValue: false) { IsObject = true, Inner = this };

    /// <summary>The same with null as one more value.</summary>
    public TypeRef Nullable() => IsNullable ? this : this with { Name = NullableName, Codec = NullableCodec };

    /// <summary>The type with null as one more value.</summary>
    public string NullableName => IsNullable ? Name : Name + "?";

    /// <summary>The codec of the type with null as one more value.</summary>
    public string NullableCodec => IsNullable ? Codec : Runtime($"Nullable{(!IsValue ? "Reference" : IsParsed ? "Text" : "Value")}Codec<{Name}, {Codec}>");

    /// <summary>The same where there are no files: bytes within JSON or a form are a string.</summary>
    public TypeRef WithoutFiles() =>
        IsFile ? IsNullable ? String.Nullable() : String
        : Inner?.WithoutFiles() is not { } inner || inner == Inner ? this
        : (Element is null ? inner.Map() : inner.List()) is var whole && IsNullable ? whole.Nullable()
        : whole;

    /// <summary>As a person says it: without its namespaces, and without null.</summary>
    public string ShortName
    {
        get
        {
            var bare = Name.TrimEnd('?');
            return bare.Substring(bare.LastIndexOfAny(['.', ':']) + 1);
        }
    }

    private bool IsNullable => Name.EndsWith("?", StringComparison.Ordinal);

    private static string Runtime(string codec) => "_json::" + codec;
}
