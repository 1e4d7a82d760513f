namespace SpectraKit.Generator.Spec;

/// <summary>A parameter of an operation.</summary>
internal sealed record ParameterSpec(string WireName, string Place, SchemaSpec Schema)
{
    public required bool IsRequired { get; init; }

    public required string Description { get; init; }

    public required string? Style { get; init; }

    public required bool? Explode { get; init; }

    /// <summary>Whether it has a content type of JSON in place of a style.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the parameter may stand without a value: a bare flag.</summary>
    public required bool AllowsEmpty { get; init; }
}
