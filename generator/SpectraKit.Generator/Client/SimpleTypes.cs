using System.Globalization;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Strings, numbers and booleans into .NET types, by type and format. A format that nobody knows leaves the type as it is.</summary>
internal static class SimpleTypes
{
    private static readonly TypeRef _int32 = TypeRef.Value("int", "Int32");
    private static readonly TypeRef _int64 = TypeRef.Value("long", "Int64");
    private static readonly TypeRef _bigInteger = TypeRef.Integer("_system::Numerics.BigInteger");
    private static readonly TypeRef _single = TypeRef.Value("float", "Single");
    private static readonly TypeRef _double = TypeRef.Value("double", "Double");
    private static readonly TypeRef _decimal = TypeRef.Value("decimal", "Decimal");
    private static readonly TypeRef _dateTime = TypeRef.Parsed("_system::DateTimeOffset", "DateTimeOffset");
    private static readonly TypeRef _date = TypeRef.Parsable("_system::DateOnly", isValue: true);
    private static readonly TypeRef _guid = TypeRef.Parsable("_system::Guid", isValue: true);
    private static readonly TypeRef _uri = new("_system::Uri", "_json::UriCodec", IsValue: false);

    /// <summary>The types that a schema states, or the one that its other words make sense for.</summary>
    public static IReadOnlyList<string> TypesOf(SchemaSpec schema) => schema.Types.Count > 0 ? schema.Types
        : schema.Items is not null || schema.Has("prefixItems", "minItems", "maxItems", "uniqueItems") ? ["array"]
        : schema.Enum.Count > 0 ? schema.Enum.All(value => value.Kind == JsonKind.Boolean) ? ["boolean"] : []
        : schema.Const is { } only ? OfValue(only)
        : schema.Format is not null && Text(schema) != TypeRef.String && !IsNumeric(schema.Format) ? ["string"]
        : schema.Has("pattern", "minLength", "maxLength") ? ["string"]
        : schema.Has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? ["number"]
        : schema.Format is "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64" ? ["integer"]
        : schema.Format is "float" or "double" or "decimal" ? ["number"]
        : [];

    /// <summary>A value of one of several types; a number that some answers put in quotes where the document says so.</summary>
    public static TypeRef OfSeveral(SchemaSpec schema, IReadOnlyList<string> types)
    {
        if (types.Count == 0 || types.Any(type => type is not ("string" or "integer" or "number" or "boolean")))
            return TypeRef.Untyped;
        if (!types.Contains("string"))
            return types.Contains("boolean") ? TypeRef.Scalar : Number(schema);
        return !schema.IsQuoted ? TypeRef.Scalar
            : types.Contains("integer") ? Integer(schema).Quoted()
            : types.Contains("number") ? Number(schema).Quoted()
            : TypeRef.Scalar;
    }

    public static TypeRef Integer(SchemaSpec schema) => schema.Format switch
    {
        "int32" => _int32,
        "int8" => TypeRef.Integer("sbyte"),
        "uint8" => TypeRef.Integer("byte"),
        "int16" => TypeRef.Integer("short"),
        "uint16" => TypeRef.Integer("ushort"),
        "uint32" => TypeRef.Integer("uint"),
        "uint64" => TypeRef.Integer("ulong"),
        "bigint" or "biginteger" or "big-integer" or "int128" or "uint128" => _bigInteger,
        // A document that means to exceed 64 bits says so by a limit, if it says so at all.
        not "int64" when IsBeyondLong(schema.Json["maximum"]) || IsBeyondLong(schema.Json["minimum"]) => _bigInteger,
        _ => _int64,
    };

    public static TypeRef Number(SchemaSpec schema) => schema.Format switch
    {
        "float" => _single,
        "decimal" => _decimal,
        _ => _double,
    };

    public static TypeRef Text(SchemaSpec schema) => schema.Format switch
    {
        "date-time" => _dateTime,
        "date" => _date,
        "time" => TypeRef.Parsed("_system::TimeOnly", "Time"),
        "duration" => TypeRef.Parsed("_system::TimeSpan", "Duration"),
        "uuid" => _guid,
        "uri" or "uri-reference" => _uri,
        "byte" => TypeRef.Value("_system::ReadOnlyMemory<byte>", "Base64"),
        "binary" => TypeRef.File,
        "int32" or "int64" or "uint32" or "uint64" => Integer(schema).AsString(),
        "decimal" => Number(schema).AsString(),
        _ => TypeRef.String,
    };

    /// <summary>Whether a number is one of an integer type, and spelt as one.</summary>
    public static bool IsWhole(string text, string type) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && (type != "int" || value is >= int.MinValue and <= int.MaxValue);

    /// <summary>Whether a number is within double precision. The host's own parser refuses what is not, or makes it infinite.</summary>
    public static bool IsDouble(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value) && !double.IsNaN(value);

    /// <summary>Whether a text is a number as JSON spells it, and C# too.</summary>
    public static bool IsNumber(string text)
    {
        var place = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var hasLeadingZero = place < text.Length && text[place] == '0';
        var digits = Digits(text, ref place);
        if (digits == 0 || (hasLeadingZero && digits > 1))
            return false;
        if (place < text.Length && text[place] == '.' && Digits(text, ref place, skipped: 1) == 0)
            return false;
        if (place < text.Length && text[place] is 'e' or 'E' && Digits(text, ref place, skipped: place + 1 < text.Length && text[place + 1] is '+' or '-' ? 2 : 1) == 0)
            return false;
        return place == text.Length;
    }

    private static int Digits(string text, ref int place, int skipped = 0)
    {
        var start = place += skipped;
        while (place < text.Length && text[place] is >= '0' and <= '9')
            place++;
        return place - start;
    }

    private static IReadOnlyList<string> OfValue(JsonValue value) => value.Kind switch
    {
        JsonKind.String => ["string"],
        JsonKind.Number => IsWhole(value.Text, "long") ? ["integer"] : ["number"],
        JsonKind.Boolean => ["boolean"],
        _ => [],
    };

    private static bool IsNumeric(string format) => format is "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64" or "float" or "double" or "decimal";

    private static bool IsBeyondLong(JsonValue? limit) =>
        limit is { Kind: JsonKind.Number, Text: var text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) > long.MaxValue;
}
