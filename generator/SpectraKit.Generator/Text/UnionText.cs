using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a union: the table of its cases, and a way in and out of each.</summary>
internal static class UnionText
{
    private const string Runtime = "_json::";

    public static void Write(SourceWriter writer, UnionModel model)
    {
        var self = $"{Runtime}IUnionOf<{model.Name}>";
        writer.Line()
            .Doc("summary", model.Description, otherwise: $"One of {model.Cases.Count} types.")
            .Line("/// <remarks>The set is open: a value that fits none of these is kept as it came.</remarks>");
        if (model.IsDeprecated)
            writer.Line(Deprecation.OfSchema);
        writer.Line(SourceFile.GeneratedCode)
            .Open($"public sealed partial class {model.Name} : {Runtime}Union<{model.Name}>, {self}")
            .Line($"private {model.Name}({Runtime}UnionValue value) : base(value) {{ }}")
            .Line()
            .Line($"static {Runtime}UnionCases {self}.Cases {{ get; }} = new(")
            .Indented(string.Join(",\n", model.Cases.Select(Case)) + ");")
            .Line()
            .Line($"static {model.Name} {self}.Of({Runtime}UnionValue value) => new(value);");
        for (var i = 0; i < model.Cases.Count; i++)
            WriteCase(writer.Line(), model, model.Cases[i], i);
        writer.Close();
    }

    private static void WriteCase(SourceWriter writer, UnionModel model, UnionCaseModel one, int index)
    {
        var type = one.Type.Name;
        writer.Line("/// <summary>The value, when it is of this type.</summary>")
            .Line($"public {one.Type.NullableName} {one.Name} => {(one.Type.IsValue ? "Struct" : "Reference")}<{type}>({index});")
            .Line();
        // C# has no conversions from interfaces.
        if (one.Factory is { } factory)
        {
            writer.Line("/// <summary>A value of this type.</summary>")
                .Line($"public static {model.Name} {factory}({type} value) => new(new({index}, value));");
        }
        else
        {
            writer.Line("/// <summary>A value of this type.</summary>")
                .Line($"public static implicit operator {model.Name}({type} value) => new(new({index}, value));");
        }
    }

    private static string Case(UnionCaseModel one) => one.Marks.IsEmpty
        ? $"{Runtime}UnionCase.Of<{one.Type.Name}, {one.Type.Codec}>({Kinds(one.Kinds)}{(one.Elements.Length > 0 ? ", " + Kinds(one.Elements) : "")})"
        : $"{Runtime}UnionCase.Object<{one.Type.Name}, {one.Type.Codec}>({Texts(one.Marks.Tags.SelectMany(tag => new[] { tag.Name, tag.Text }))}, {Texts(one.Marks.Required)}, {Texts(one.Marks.Known)})";

    private static string Kinds(string shapes) => string.Join(" | ", shapes.Split(' ').SelectMany(shape => shape == "Scalar" ? new[] { "String", "Number", "Boolean" } : [shape]).Select(kind => $"{Runtime}UnionKinds.{kind}"));

    private static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Literal.Of))}]";
}
