using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// What is left of an <c>allOf</c> that makes no object: the one part that says anything, or a schema that says what all of them do. A string
/// that is composed with limits is a string.
/// </summary>
internal sealed class PlainComposition(SpecDocument document, Shapes shapes)
{
    private const int MostParts = 200;

    /// <summary>The schema that it comes to, perhaps one of its parts; <c>null</c> for what is an object, or nothing that one type could be.</summary>
    public SchemaSpec? Of(SchemaSpec schema)
    {
        if (schema.AllOf.Count == 0 || shapes.Of(schema) == Shape.Object)
            return null;
        // The others only describe or limit.
        var parts = Parts(schema).Where(part => part.IsChoice || part.NetType is not null || SimpleTypes.TypesOf(part).Count > 0 || part.Enum.Count > 0).ToList();
        if (parts.Count == 1 && !parts[0].Pointer.Equals(schema.Pointer))
            return parts[0];
        var known = parts.Select(shapes.Of).Where(shape => shape != Shape.Unknown).Distinct().ToList();
        if (parts.Any(part => part.IsChoice) || known.Count == 0 || known.Any(shape => shape != known[0] && !(IsNumber(shape) && IsNumber(known[0]))))
            return null;
        // Only one says which values there are, or which .NET type: that type, under its name.
        var sets = parts.Where(part => part.Enum.Count > 0 || part.NetType is not null).ToList();
        return sets.Count == 1 && !sets[0].Pointer.Equals(schema.Pointer) ? sets[0] : Merged(schema, parts, sets);
    }

    private static bool IsNumber(Shape shape) => shape is Shape.Integer or Shape.Number;

    /// <summary>The schema and all that it is made of.</summary>
    public IReadOnlyList<SchemaSpec> Parts(SchemaSpec schema)
    {
        var parts = new List<SchemaSpec>();
        var seen = new HashSet<Pointer> { schema.Pointer };
        var left = new Stack<SchemaSpec>([schema]);
        while (left.Count > 0 && seen.Count <= MostParts)
        {
            var part = left.Pop();
            parts.Add(part);
            for (var i = part.AllOf.Count - 1; i >= 0; i--)
            {
                if (document.Resolve(part.AllOf[i]) is { } target && seen.Add(target.Pointer))
                    left.Push(target);
            }
        }

        return parts;
    }

    private static SchemaSpec Merged(SchemaSpec schema, List<SchemaSpec> parts, List<SchemaSpec> sets)
    {
        var types = parts.Select(SimpleTypes.TypesOf).Where(types => types.Count > 0).ToList();
        // Values alone make an enumeration too.
        var common = types.Skip(1).Aggregate(types.FirstOrDefault() ?? [], (left, right) => [.. left.Where(type => right.Contains(type) || (type == "integer" && right.Contains("number")))]);
        return new()
        {
            Json = schema.Json,
            Pointer = schema.Pointer,
            // An integer that is also a number is an integer.
            Types = common.Count > 0 ? common : types.Any(type => type.Contains("integer")) ? ["integer"] : types.FirstOrDefault() ?? [],
            IsNullable = schema.IsNullable || parts.TrueForAll(part => part.IsNullable),
            IsDeprecated = schema.IsDeprecated,
            Format = parts.Select(part => part.Format).LastOrDefault(format => format is not null),
            Description = schema.Description,
            Enum = Common(sets),
            EnumHints = sets.Count > 0 ? sets[0].EnumHints : EnumHint.None,
            Const = parts.Select(part => part.Const).LastOrDefault(only => only is not null),
            Items = parts.Select(part => part.Items).LastOrDefault(items => items is not null),
            PrefixItems = parts.Select(part => part.PrefixItems).LastOrDefault(places => places.Count > 0) ?? [],
            IsQuoted = parts.Any(part => part.IsQuoted),
        };
    }

    /// <summary>The values that every set has; those of the first where they have none in common, which no value could be.</summary>
    private static IReadOnlyList<JsonValue> Common(List<SchemaSpec> sets)
    {
        if (sets.Count == 0)
            return [];
        var common = sets[0].Enum.Where(value => sets.TrueForAll(set => set.Enum.Any(other => other.Kind == value.Kind && other.Text == value.Text))).ToList();
        return common.Count > 0 ? common : sets[0].Enum;
    }
}
