using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>One type that a union can be, and how its values are told from those of the others.</summary>
public abstract class UnionCase
{
    private protected UnionCase(UnionKinds kinds, UnionKinds elements) => (Kinds, Elements) = (kinds, elements);

    internal UnionKinds Kinds { get; }

    /// <summary>What a list's elements, or a map's values, are.</summary>
    internal UnionKinds Elements { get; }

    internal IReadOnlyList<string> Tags { get; private init; } = [];

    internal IReadOnlyList<string> Required { get; private init; } = [];

    internal IReadOnlyList<string> Known { get; private init; } = [];

    /// <summary>A case that its JSON kind tells from the others, and an array or a map by the kind of its first element.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">How it is read and written.</typeparam>
    /// <param name="kinds">What its values are.</param>
    /// <param name="elements">What the elements of a list or the values of a map are; <see cref="UnionKinds.None"/> when that tells nothing.</param>
    /// <returns>The case.</returns>
    public static UnionCase Of<T, TCodec>(UnionKinds kinds, UnionKinds elements = UnionKinds.None)
        where T : notnull
        where TCodec : IJsonCodec<T> => new Typed<T, TCodec>(kinds, elements);

    /// <summary>An object that is told from others by its members.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">How it is read and written.</typeparam>
    /// <param name="tags">Names of members, each with a text that its value has: <c>["object", "card"]</c>. A name may come again, with another text.</param>
    /// <param name="required">Names of members that it must have.</param>
    /// <param name="known">Names of members that it may have.</param>
    /// <returns>The case.</returns>
    public static UnionCase Object<T, TCodec>(string[] tags, string[] required, string[] known)
        where T : notnull
        where TCodec : IJsonCodec<T> => new Typed<T, TCodec>(UnionKinds.Object, UnionKinds.None) { Tags = tags, Required = required, Known = known };

    internal abstract object Read(ref Utf8JsonReader reader);

    internal abstract void Write(Utf8JsonWriter writer, object value);

    private sealed class Typed<T, TCodec>(UnionKinds kinds, UnionKinds elements) : UnionCase(kinds, elements)
        where T : notnull
        where TCodec : IJsonCodec<T>
    {
        internal override object Read(ref Utf8JsonReader reader) => TCodec.Read(ref reader);

        internal override void Write(Utf8JsonWriter writer, object value) => TCodec.Write(writer, (T)value);
    }
}
