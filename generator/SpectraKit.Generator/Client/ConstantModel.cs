using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A value that the document leaves no choice of.</summary>
/// <param name="TypeName">Its type in C#: <c>string</c>, <c>bool</c>, <c>long</c> …</param>
/// <param name="Text">Its value as it travels.</param>
internal sealed record ConstantModel(string TypeName, string Text)
{
    /// <summary>A schema's constant; <c>null</c> when it has none, or one that its type has no literal for.</summary>
    public static ConstantModel? Of(SchemaSpec? schema, TypeRef type) => (schema?.Const, type.Name) switch
    {
        ({ Kind: JsonKind.String } text, "string") => new("string", text.Text),
        ({ Kind: JsonKind.Boolean } flag, "bool") when !type.IsFlag => new("bool", flag.Text),
        ({ Kind: JsonKind.Number } number, "int" or "long") when SimpleTypes.IsWhole(number.Text, type.Name) => new(type.Name, number.Text),
        ({ Kind: JsonKind.Number } number, "double") when SimpleTypes.IsDouble(number.Text) => new("double", number.Text),
        _ => null,
    };
}
