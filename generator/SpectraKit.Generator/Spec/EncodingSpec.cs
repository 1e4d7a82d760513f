using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Spec;

/// <summary>How a part or a field is spelt.</summary>
internal sealed record EncodingSpec
{
    public string? ContentType { get; init; }

    public string? Style { get; init; }

    public bool? Explode { get; init; }

    /// <summary>The headers that the document leaves one value for.</summary>
    public EquatableArray<(string Name, string Value)> Headers { get; init; }
}
