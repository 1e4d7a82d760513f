namespace SpectraKit.Generator.Client;

/// <summary>What a case of a union is called: as its type is, in the words of JSON where the type has none of its own.</summary>
internal static class UnionNames
{
    public static string Of(TypeRef type, Shape shape, string union)
    {
        var bare = type.Name.TrimEnd('?');
        if (type.Inner is { } inner)
            return Of(inner, Shape.Unknown, union) + (type.Element is null ? "Map" : "List");
        return bare switch
        {
            "string" => "String",
            "bool" => "Boolean",
            "sbyte" or "byte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" => "Integer",
            "float" or "double" or "decimal" => "Number",
            "_system::DateTimeOffset" => "Time",
            "_system::DateOnly" => "Date",
            "_system::TimeSpan" => "Duration",
            "_system::ReadOnlyMemory<byte>" => "Bytes",
            _ when type == TypeRef.Untyped || type == TypeRef.Untyped.Nullable() => shape is Shape.Array or Shape.Object ? shape.ToString() : "Any",
            _ => Short(type.ShortName, union),
        };
    }

    /// <summary>A type that stands within the union begins with its name, which the reader knows already.</summary>
    private static string Short(string name, string union) =>
        name.Length > union.Length && name.StartsWith(union, StringComparison.Ordinal) && char.IsUpper(name[union.Length]) ? name.Substring(union.Length) : name;
}
