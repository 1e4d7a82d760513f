namespace SpectraKit.Generator.Spec;

/// <summary>A parameter of an operation.</summary>
internal sealed record ParameterSpec(string WireName, string Place, SchemaSpec Schema)
{
    public bool IsRequired { get; init; }

    public string Description { get; init; } = "";

    public bool IsDeprecated { get; init; }

    public string? Style { get; init; }

    public bool? Explode { get; init; }

    /// <summary>Whether it has a content type of JSON in place of a style.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the parameter may stand without a value: a bare flag.</summary>
    public bool AllowsEmpty { get; init; }

    /// <summary>Whether reserved characters go into the query as they are.</summary>
    public bool AllowsReserved { get; init; }
}
