namespace SpectraKit.Generator.Spec;

/// <summary>A body, of a request or of an answer, in one content type.</summary>
internal sealed record BodySpec(string ContentType, SchemaSpec? Schema)
{
    public static IReadOnlyDictionary<string, EncodingSpec> NoEncodings { get; } = new Dictionary<string, EncodingSpec>();

    /// <summary>How the parts of a multipart body or the fields of a form are spelt, by their names.</summary>
    public IReadOnlyDictionary<string, EncodingSpec> Encodings { get; init; } = NoEncodings;
}
