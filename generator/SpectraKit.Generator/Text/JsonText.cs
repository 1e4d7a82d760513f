using System.Globalization;
using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>
/// Prints how a model is read and written as JSON: a table of its members, and a line a member for either direction. What is done between
/// members, and what becomes of one that is missing or unknown, is in the runtime.
/// </summary>
internal static class JsonText
{
    private const string Reader = "_text::Utf8JsonReader";

    public static void WriteTable(SourceWriter writer, RecordModel model)
    {
        var names = string.Concat(model.Members.Select(member => ", " + Literal.Of(member.WireName)));
        writer.Line($"private static readonly _json::JsonMembers _members = new({Literal.Of(model.Name)}, {Expected(model)}{names}){(model.Further is null ? "" : " { KeepsOthers = true }")};")
            .Line();
    }

    /// <summary>A constructor may set what nobody else may once the record is there, and has no copy of it all in variables.</summary>
    public static void WriteRead(SourceWriter writer, RecordModel model, string further)
    {
        if (model.Inheritance is not { Initial.Count: > 0 })
            writer.Line("/// <summary>An empty one.</summary>").Line($"public {model.Name}() {{ }}").Line();
        // What a base asks for is set here as well.
        if (model.Inheritance is { Base: not null } || model.Members.Any(member => member.IsAsked))
            writer.Line("[_system::Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        writer.Open($"private {model.Name}(ref {Reader} reader)");
        InheritanceText.WriteReset(writer, model);
        if (model.Further is { } others)
            writer.Line($"_collections::Dictionary<string, {others.Name}>? others = null;");
        writer.Line("var members = _members.Begin(ref reader);");
        if (model.Members.Count > 0)
        {
            writer.Open("while (members.Next(ref reader)) switch (members.Index)");
            for (var i = 0; i < model.Members.Count; i++)
                WriteCase(writer, model.Members[i], i);
            if (model.Further is { } type)
                writer.Line($"default: {Other(type)} break;");
            writer.Close();
        }
        else
        {
            writer.Line("while (members.Next(ref reader))").Indented(model.Further is { } type ? Other(type) : "continue;");
        }

        if (model.Further is not null)
            writer.Line($"{further} = others;");
        writer.Close().Line();
        if (model.Inheritance is { IsBase: true })
            InheritanceText.WriteRead(writer, model);
        else
            writer.Line("/// <inheritdoc/>").Line($"public static {InheritanceText.Hiding(model)}{model.Name} Read(ref {Reader} reader) => new(ref reader);");
    }

    public static void WriteWrite(SourceWriter writer, RecordModel model, string further)
    {
        var owner = "value";
        writer.Line("/// <inheritdoc/>");
        if (model.Inheritance is null)
        {
            writer.Open($"public static void Write(_text::Utf8JsonWriter writer, {model.Name} value)");
        }
        else
        {
            // What is written is what the object is, whatever it was taken for.
            owner = "this";
            writer.Line($"public static void Write(_text::Utf8JsonWriter writer, {model.Name} value) => value.WriteOwn(writer);")
                .Line()
                .Open($"private protected {InheritanceText.Overriding(model)}void WriteOwn(_text::Utf8JsonWriter writer)");
        }

        writer.Line("var members = _members.Begin(writer);");
        for (var i = 0; i < model.Members.Count; i++)
            WriteMember(writer, model.Members[i], i, owner);
        if (model.Further is { } type)
            writer.Line($"_json::JsonObjects.WriteOthers<{type.Name}, {type.Codec}>(writer, {owner}.{further});");
        writer.Line("writer.WriteEndObject();").Close();
    }

    /// <summary>A bit for each member that has to be there, 64 a word.</summary>
    private static string Expected(RecordModel model)
    {
        var words = new ulong[Math.Max(1, (model.Members.Count + 63) / 64)];
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (model.Members[i].IsExpected)
                words[i / 64] |= 1UL << (i % 64);
        }

        var text = string.Join(", ", words.Select(word => "0x" + word.ToString("X", CultureInfo.InvariantCulture)));
        return words.Length == 1 ? text : $"[{text}]";
    }

    private static void WriteCase(SourceWriter writer, MemberModel member, int index)
    {
        var codec = member.IsNullable || !member.IsExpected ? member.Type.NullableCodec : member.Type.Codec;
        // Two statements and not one with a choice: that would make a string of each line first.
        if (member.IsThreeState)
            writer.Line($"case {index}: {member.Name} = new({codec}.Read(ref reader)); break;");
        else
            writer.Line($"case {index}: {member.Name} = {codec}.Read(ref reader); break;");
    }

    private static string Other(TypeRef type) => $"(others ??= new(_system::StringComparer.Ordinal))[members.OtherName] = {type.Codec}.Read(ref reader);";

    private static void WriteMember(SourceWriter writer, MemberModel member, int index, string owner)
    {
        if (member.IsReadOnly)
            return;
        if (member.IsThreeState)
            writer.Line($"if ({owner}.{member.Name}.IsPresent) {Written(member.Type.Nullable(), index, $"{owner}.{member.Name}.Value")};");
        else if (member.IsRequired)
            writer.Line($"{Written(member.IsNullable ? member.Type.Nullable() : member.Type, index, $"{owner}.{member.Name}")};");
        else
            writer.Line($"if ({owner}.{member.Name} is {{ }} m{index}) {Written(member.Type, index, $"m{index}")};");
    }

    private static string Written(TypeRef type, int index, string value) => type.IsWrittenWithName
        ? $"members.Write({index}, {value})"
        : $"{type.Codec}.Write(members.Name({index}), {value})";
}
