namespace SpectraKit.Generator.Spec;

/// <summary>A body, of a request or of an answer, in one content type.</summary>
internal sealed record BodySpec(string ContentType, SchemaSpec? Schema)
{
    public IReadOnlyDictionary<string, string> PartContentTypes { get; init; } = new Dictionary<string, string>();
}
