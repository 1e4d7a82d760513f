using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>One of a schema's choices, its references followed.</summary>
/// <param name="schema">The schema.</param>
/// <param name="shape">What its values are in JSON.</param>
internal sealed class Choice(SchemaSpec schema, Shape shape)
{
    public SchemaSpec Schema { get; } = schema;

    public Shape Shape { get; } = shape;
}

/// <summary>What JSON calls a schema's values.</summary>
internal enum Shape
{
    /// <summary>Nothing is said: a limit, or a word for the reader.</summary>
    Unknown,
    String,
    Integer,
    Number,
    Boolean,
    Scalar,
    Array,
    Object,
}
