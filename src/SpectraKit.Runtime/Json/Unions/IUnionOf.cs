namespace SpectraKit.Runtime.Json;

/// <summary>What a generated union tells <see cref="Union{TSelf}"/> of itself.</summary>
/// <typeparam name="TSelf">The union.</typeparam>
public interface IUnionOf<TSelf>
    where TSelf : Union<TSelf>, IUnionOf<TSelf>
{
    /// <summary>Its cases, in the order of the document.</summary>
    static abstract UnionCases Cases { get; }

    /// <summary>Makes one.</summary>
    /// <param name="value">What it is.</param>
    /// <returns>The union.</returns>
    static abstract TSelf Of(UnionValue value);
}
