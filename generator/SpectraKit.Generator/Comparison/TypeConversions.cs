using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>What C# turns into what by itself: a caller who hands over the one where the other is asked for has nothing to change.</summary>
/// <param name="client">The client whose types are asked for.</param>
internal sealed class TypeConversions(ClientModel client)
{
    private static readonly Dictionary<string, string[]> _wider = new(StringComparer.Ordinal)
    {
        ["sbyte"] = ["short", "int", "long", "float", "double", "decimal", BigInteger],
        ["byte"] = ["short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", BigInteger],
        ["short"] = ["int", "long", "float", "double", "decimal", BigInteger],
        ["ushort"] = ["int", "uint", "long", "ulong", "float", "double", "decimal", BigInteger],
        ["int"] = ["long", "float", "double", "decimal", BigInteger],
        ["uint"] = ["long", "ulong", "float", "double", "decimal", BigInteger],
        ["long"] = ["float", "double", "decimal", BigInteger],
        ["ulong"] = ["float", "double", "decimal", BigInteger],
        ["float"] = ["double"],
    };

    private const string BigInteger = "_system::Numerics.BigInteger";

    private readonly Dictionary<string, TypeModel> _types = client.Types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Whether a value of one type may be given where another is asked for. C# chains no two conversions of one's own.</summary>
    public bool Converts(TypeRef from, TypeRef to) =>
        from.Name == to.Name
        || (_wider.TryGetValue(from.Name, out var wider) && wider.Contains(to.Name))
        || (_types.TryGetValue(to.Name, out var type) && type switch
        {
            EnumModel values => values.Underlying.Name == from.Name,
            UnionModel union => union.Cases.Any(one => one.Factory is null && one.Type.Name == from.Name),
            _ => false,
        });
}
