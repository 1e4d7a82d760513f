using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints how a model is read and written as JSON.</summary>
internal static class JsonText
{
    public static void WriteRead(SourceWriter writer, RecordModel model, string further)
    {
        if (model.Inheritance is { IsBase: true })
        {
            InheritanceText.WriteRead(writer, model);
            writer.Open($"internal static {InheritanceText.Hiding(model)}{model.Name} ReadOwn(ref _system::Text.Json.Utf8JsonReader reader)");
        }
        else
        {
            writer.Line("/// <inheritdoc/>").Open($"public static {InheritanceText.Hiding(model)}{model.Name} Read(ref _system::Text.Json.Utf8JsonReader reader)");
        }

        writer.Line("_json::JsonObjects.Begin(ref reader);");
        for (var i = 0; i < model.Members.Count; i++)
            writer.Line($"{LocalType(model.Members[i])} v{i} = default;");
        var hasFlags = model.Members.Any(NeedsFlag);
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (NeedsFlag(model.Members[i]))
                writer.Line($"var has{i} = false;");
        }

        if (model.Further is { } type)
            writer.Line($"_collections::Dictionary<string, {type.Name}>? others = null;");

        writer.Open("while (_json::JsonObjects.NextMember(ref reader, out var name))");
        if (model.Members.Count == 0)
        {
            WriteOther(writer, model);
        }
        else
        {
            writer.Open("switch (name.Length)");
            for (var i = 0; i < model.Members.Count; i++)
                WriteCase(writer, model.Members[i], i);
            writer.Line("default:");
            WriteOther(writer, model);
            writer.Indented("break;");
            writer.Close();
        }

        writer.Close().Line();
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            if (member.IsExpected)
            {
                writer.Line($"if ({(NeedsFlag(member) ? $"!has{i}" : $"v{i} is null")})")
                    .Indented($"_json::JsonMismatch.ThrowMissing(ref reader, {Literal.Of(model.Name)}, {Literal.Of(member.WireName)});");
            }
        }

        writer.Open($"return new {model.Name}");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            var value = member is { IsExpected: true, IsRequired: true, IsNullable: false } ? member.Type.IsValue ? $"v{i}.GetValueOrDefault()" : $"v{i}!" : $"v{i}";
            writer.Line($"{member.Name} = {value},");
        }

        if (model.Further is not null)
            writer.Line($"{further} = others,");
        writer.Close(";").Close();
    }

    public static void WriteWrite(SourceWriter writer, RecordModel model, string further)
    {
        var owner = "value";
        writer.Line("/// <inheritdoc/>");
        if (model.Inheritance is null)
        {
            writer.Open($"public static void Write(_system::Text.Json.Utf8JsonWriter writer, {model.Name} value)");
        }
        else
        {
            // What is written is what the object is, whatever it was taken for.
            owner = "this";
            writer.Line($"public static void Write(_system::Text.Json.Utf8JsonWriter writer, {model.Name} value) => value.WriteOwn(writer);")
                .Line()
                .Open($"private protected {InheritanceText.Overriding(model)}void WriteOwn(_system::Text.Json.Utf8JsonWriter writer)");
        }

        writer.Line("writer.WriteStartObject();");
        for (var i = 0; i < model.Members.Count; i++)
            WriteMember(writer, model.Members[i], i, owner);
        if (model.Further is { } type)
            writer.Line($"_json::JsonObjects.WriteOthers<{type.Name}, {type.Codec}>(writer, {owner}.{further});");
        writer.Line("writer.WriteEndObject();").Close();
    }

    private static void WriteCase(SourceWriter writer, MemberModel member, int index)
    {
        var read = member.IsThreeState || !member.IsRequired || member.IsNullable ? member.Type.NullableCodec : member.Type.Codec;
        writer.Line($"case {Literal.Utf8Length(member.WireName)} when _system::MemoryExtensions.SequenceEqual(name, {Literal.Utf8(member.WireName)}):")
            .Indented($"""
                reader.Read();
                v{index} = {(member.IsThreeState ? $"new({read}.Read(ref reader))" : $"{read}.Read(ref reader)")};{(NeedsFlag(member) ? $"\nhas{index} = true;" : "")}
                break;
                """);
    }

    private static void WriteOther(SourceWriter writer, RecordModel model) => writer.Indented(model.Further is { } type
        ? $"""
            var key = _json::PropertyNames.Read(ref reader);
            reader.Read();
            (others ??= new(_system::StringComparer.Ordinal))[key] = {type.Codec}.Read(ref reader);
            """
        : """
            reader.Read();
            reader.Skip();
            """);

    private static void WriteMember(SourceWriter writer, MemberModel member, int index, string owner)
    {
        if (member.IsReadOnly)
            return;
        var name = $"writer.WritePropertyName({Literal.Utf8(member.WireName)});";
        if (member.IsThreeState)
        {
            writer.Open($"if ({owner}.{member.Name}.IsPresent)")
                .Line(name)
                .Line($"{member.Type.NullableCodec}.Write(writer, {owner}.{member.Name}.Value);")
                .Close();
        }
        else if (member.IsRequired)
        {
            writer.Line(name).Line($"{(member.IsNullable ? member.Type.Nullable() : member.Type).Codec}.Write(writer, {owner}.{member.Name});");
        }
        else
        {
            writer.Open($"if ({owner}.{member.Name} is {{ }} m{index})")
                .Line(name)
                .Line($"{member.Type.Codec}.Write(writer, m{index});")
                .Close();
        }
    }

    private static bool NeedsFlag(MemberModel member) => member is { IsExpected: true, IsNullable: true };

    private static string LocalType(MemberModel member) => member.IsThreeState ? member.DeclaredType : member.Type.NullableName;
}
