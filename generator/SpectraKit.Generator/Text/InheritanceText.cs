using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Text;

/// <summary>Prints what a record of a hierarchy has beside its members: what it inherits, what it says of itself, and how a base finds the child that an object is.</summary>
internal static class InheritanceText
{
    /// <summary>What stands before a method that reads or writes, where a base has one as well.</summary>
    public static string Hiding(RecordModel model) => model.Inheritance is { Base: not null } ? "new " : "";

    /// <summary>What stands before an instance's method that bases and children have in their own ways.</summary>
    public static string Overriding(RecordModel model) => model.Inheritance switch
    {
        { Base: not null } => "override ",
        { } => "virtual ",
        null => "",
    };

    public static string Declaration(RecordModel model, bool isJson)
    {
        var codec = isJson ? $"_json::IJsonCodec<{model.Name}>" : null;
        var bases = string.Join(", ", new[] { model.Inheritance?.Base, codec }.OfType<string>());
        return $"public {(model.Inheritance is { IsBase: true } ? "" : "sealed ")}partial record {model.Name}{(bases.Length > 0 ? " : " + bases : "")}";
    }

    /// <summary>A new object names its type. What is read has what came instead.</summary>
    public static void WriteConstructor(SourceWriter writer, RecordModel model)
    {
        if (model.Inheritance is not { Initial.Count: > 0 } inheritance)
            return;
        writer.Line().Line($"/// <summary>One that says that it is a {model.Name}.</summary>")
            .Open($"public {model.Name}()");
        foreach (var (member, text) in inheritance.Initial)
            writer.Line($"{member} = {Literal.Of(text)};");
        writer.Close();
    }

    /// <summary>What the base's constructor said is not what came: where nothing came, nothing is said.</summary>
    public static void WriteReset(SourceWriter writer, RecordModel model)
    {
        foreach (var member in model.Members.Where(member => member is { IsInherited: true, IsDiscriminator: true, IsExpected: false }))
            writer.Line($"{member.Name} = default;");
    }

    /// <summary>Reads the child that an object is, or the base itself where its text is nobody's.</summary>
    public static void WriteRead(SourceWriter writer, RecordModel model)
    {
        var inheritance = model.Inheritance!;
        writer.Line($"private static readonly _json::Discriminator _discriminator = new({string.Join(", ", inheritance.Subtypes.Select(child => child.Text).Prepend(inheritance.Discriminator!).Select(Literal.Of))});")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static {Hiding(model)}{model.Name} Read(ref _text::Utf8JsonReader reader) => _discriminator.Find(reader) switch")
            .Line("{");
        for (var i = 0; i < inheritance.Subtypes.Count; i++)
            writer.Indented($"{i.ToString(System.Globalization.CultureInfo.InvariantCulture)} => {inheritance.Subtypes[i].Codec}.{(inheritance.Subtypes[i].IsBase ? "ReadOwn" : "Read")}(ref reader),");
        writer.Indented("_ => ReadOwn(ref reader),")
            .Line("};")
            .Line()
            .Line($"internal static {Hiding(model)}{model.Name} ReadOwn(ref _text::Utf8JsonReader reader) => new(ref reader);");
    }
}
