using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The member whose value says which schema an object is of.</summary>
/// <param name="Property">The member's name.</param>
/// <param name="Mapping">Its values, each with the place of the schema that it names.</param>
internal sealed record DiscriminatorSpec(string Property, IReadOnlyList<DiscriminatorSpec.Entry> Mapping)
{
    /// <summary>A value, and where the schema stands that it names.</summary>
    internal readonly record struct Entry(string Value, Pointer Pointer, JsonValue Json);

    /// <summary>A schema's discriminator; <c>null</c> when it has none that names a member.</summary>
    public static DiscriminatorSpec? Read(JsonValue schema) => schema["discriminator"] is { } json && json.String("propertyName") is { Length: > 0 } property
        ? new(property, [.. (json["mapping"]?.Members ?? []).Where(member => member.Kind == JsonKind.String).Select(member => new Entry(member.Name, Place(member.Text), member))])
        : null;

    /// <summary>A mapping may name a component, or refer to a schema.</summary>
    private static Pointer Place(string text) => text.StartsWith("#/", StringComparison.Ordinal)
        ? text.Substring(2).Split('/').Aggregate(Pointer.Root, (place, part) => place / Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~"))
        : Pointer.Root / "components" / "schemas" / text;
}
