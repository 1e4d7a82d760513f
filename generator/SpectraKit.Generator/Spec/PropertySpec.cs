namespace SpectraKit.Generator.Spec;

/// <summary>A member of an object schema. It stays with its schema, from one version of a document to the next.</summary>
/// <param name="wireName">Its name.</param>
/// <param name="schema">What it says.</param>
internal sealed class PropertySpec(string wireName, SchemaSpec schema)
{
    private object? _meaning;

    public string WireName { get; } = wireName;

    public SchemaSpec Schema { get; } = schema;

    /// <summary>What was made of it last. Whoever asks has to see whether it would still be made of it.</summary>
    public object? Meaning
    {
        get => Volatile.Read(ref _meaning);
        set => Volatile.Write(ref _meaning, value);
    }
}
