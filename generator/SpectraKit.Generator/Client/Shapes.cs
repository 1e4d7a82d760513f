using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What a schema's values are in JSON, as far as it says so: asked before any type is made, so that schemas may lead in circles.</summary>
internal sealed class Shapes(SpecDocument document)
{
    private const int MaxDepth = 32;

    public Shape Of(SchemaSpec schema, int depth = 0)
    {
        if (depth > MaxDepth || document.Resolve(schema) is not { } target)
            return Shape.Unknown;
        if (target.Properties.Count > 0 && target.Types.All(type => type == "object"))
            return Shape.Object;
        if (target.Types.Count > 1)
            return target.Types.All(type => type is "integer" or "number") ? Shape.Number
                : target.Types.All(type => type is "string" or "integer" or "number" or "boolean") ? Shape.Scalar
                : Shape.Unknown;
        if (target.Enum.Count > 0 && EnumBuilder.Underlying(target, SimpleTypes.Number(target)) is { } underlying)
            return underlying == TypeRef.Scalar ? Shape.Scalar : underlying == TypeRef.String ? Shape.String : underlying.Name == "long" ? Shape.Integer : Shape.Number;
        if (target.Types.Count == 0 && target.AllOf.Count > 0)
            return target.AllOf.Select(part => Of(part, depth + 1)).FirstOrDefault(shape => shape != Shape.Unknown);

        var types = SimpleTypes.TypesOf(target);
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
