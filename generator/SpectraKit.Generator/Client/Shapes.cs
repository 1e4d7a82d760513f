using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What a schema's values are in JSON, as far as it says so: asked before any type is made, so that schemas may lead in circles.</summary>
internal sealed class Shapes(SpecDocument document)
{
    private const int MaxDepth = 32;

    /// <summary>More parts than any person would compose a type of. Beyond them it is whatever it is, and the answer is still the same in every order.</summary>
    private const int MostParts = 200;

    private readonly Dictionary<Pointer, Shape> _known = [];

    /// <summary>A schema's shape; that of the first of its parts that has one, where it says none itself.</summary>
    public Shape Of(SchemaSpec schema)
    {
        if (document.Resolve(schema) is not { } target)
            return Shape.Unknown;
        return _known.TryGetValue(target.Pointer, out var known) ? known : _known[target.Pointer] = Find(target);
    }

    /// <summary>Each part is asked once: parts of parts that are shared would double with every level.</summary>
    private Shape Find(SchemaSpec schema)
    {
        var seen = new HashSet<Pointer> { schema.Pointer };
        var left = new Stack<SchemaSpec>([schema]);
        while (left.Count > 0 && seen.Count <= MostParts)
        {
            var part = left.Pop();
            var shape = _known.TryGetValue(part.Pointer, out var known) ? known : Own(part);
            if (shape != Shape.Unknown)
                return shape;
            for (var i = part.AllOf.Count - 1; i >= 0 && part.Types.Count == 0; i--)
            {
                if (document.Resolve(part.AllOf[i]) is { } target && seen.Add(target.Pointer))
                    left.Push(target);
            }
        }

        return Shape.Unknown;
    }

    private static Shape Own(SchemaSpec schema)
    {
        if (schema.Properties.Count > 0 && schema.AllTypesAre("object"))
            return Shape.Object;
        if (schema.Types.Count > 1)
            return schema.Types.All(type => type is "integer" or "number") ? Shape.Number
                : schema.Types.All(type => type is "string" or "integer" or "number" or "boolean") ? Shape.Scalar
                : Shape.Unknown;
        if (schema.Enum.Count > 0 && EnumBuilder.Underlying(schema, SimpleTypes.Number(schema)) is { } underlying)
            return underlying == TypeRef.Scalar ? Shape.Scalar : underlying == TypeRef.String ? Shape.String : underlying.Name == "long" ? Shape.Integer : Shape.Number;

        var types = SimpleTypes.TypesOf(schema);
        return types.Count != 1 ? Shape.Unknown : types[0] switch
        {
            "string" => Shape.String,
            "integer" => Shape.Integer,
            "number" => Shape.Number,
            "boolean" => Shape.Boolean,
            "array" => Shape.Array,
            "object" => Shape.Object,
            _ => Shape.Unknown,
        };
    }

    /// <summary>What a list's elements or a map's values are.</summary>
    public Shape OfElements(SchemaSpec schema) => (schema.Items ?? schema.AdditionalProperties) is { } element ? Of(element) : Shape.Unknown;

    /// <summary>A text that two schemas share only when they are of one type.</summary>
    public string Signature(SchemaSpec schema, int depth = 0)
    {
        if (depth > MaxDepth || document.Resolve(schema) is not { } target)
            return schema.Pointer.ToString();
        return Of(target) switch
        {
            Shape.Array when target is { Items: { } items, PrefixItems.Count: 0 } => $"[{Signature(items, depth + 1)}]{(document.Resolve(items)?.IsNullable == true ? "?" : "")}",
            Shape.Boolean => "boolean",
            var shape and (Shape.String or Shape.Integer or Shape.Number) when target is { Enum.Count: 0, Const: null, AllOf.Count: 0, Choices.Count: 0, NetType: null } => $"{shape}:{target.Format}",
            _ => target.Pointer.ToString(),
        };
    }
}
