using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints how a model becomes a multipart body or a form.</summary>
internal static class FormText
{
    public static void WriteMultipart(SourceWriter writer, RecordModel model, string further)
    {
        writer.Open($"internal {InheritanceText.Overriding(model)}_kit::MultipartRequestBody ToMultipart()")
            .Line("var body = new _kit::MultipartRequestBody();");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var name = Literal.Of(model.Members[i].WireName);
            WriteEach(writer, model.Members[i], i, (type, value) => type switch
            {
                { IsFile: true } => $"body.AddFile({name}, {value});",
                { IsObject: true } or { Element: not null } => $"body.AddJson<{type.Name}, {type.Codec}>({name}, {value});",
                _ => $"body.AddText({name}, {TextOf(type, value)});",
            });
        }

        WriteOthers(writer, model, further);
        writer.Line("return body;").Close();
    }

    public static void WriteForm(SourceWriter writer, RecordModel model, string further)
    {
        writer.Open($"internal {InheritanceText.Overriding(model)}_kit::FormRequestBody ToForm(_kit::FormRequestBody body)");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            var name = Literal.Of(member.WireName);
            if (member.IsStyled)
            {
                if (!member.IsReadOnly)
                    WriteValue(writer, member, i, value => writer.Line($"body.AddMembers<{member.Type.Name}, {member.Type.Codec}>({name}, {value});"));
                continue;
            }

            WriteEach(writer, member, i, (type, value) => type.IsObject || type.Element is not null
                ? $"body.AddJson<{type.Name}, {type.Codec}>({name}, {value});"
                : $"body.Add({name}, {TextOf(type, value)});");
        }

        WriteOthers(writer, model, further);
        writer.Line("return body;").Close();
    }

    /// <summary>A value that is text outside of JSON.</summary>
    public static string TextOf(TypeRef type, string value) => type.IsFlag ? $"({value}) ? \"1\" : \"0\"" : $"_kit::WireText.Of({value})";

    private static void WriteEach(SourceWriter writer, MemberModel member, int index, Func<TypeRef, string, string> write)
    {
        if (member.IsReadOnly)
            return;
        WriteValue(writer, member, index, name =>
        {
            if (member.Type.Element is { } element)
                writer.Line($"foreach (var item{index} in {name})").Indented(write(element, $"item{index}"));
            else
                writer.Line(write(member.Type, name));
        });
    }

    /// <summary>Writes what is done with a member's value, if it has one.</summary>
    private static void WriteValue(SourceWriter writer, MemberModel member, int index, Action<string> write)
    {
        var value = member.IsThreeState ? $"{member.Name}.Value" : member.Name;
        if (member is { IsRequired: true, IsNullable: false })
        {
            write(value);
            return;
        }

        writer.Open($"if ({value} is {{ }} m{index})");
        write($"m{index}");
        writer.Close();
    }

    private static void WriteOthers(SourceWriter writer, RecordModel model, string further)
    {
        if (model.Further is { } type)
        {
            writer.Open($"if ({further} is {{ }} others)")
                .Line("foreach (var other in others)")
                .Indented($"body.AddValue<{type.Name}, {type.Codec}>(other.Key, other.Value);")
                .Close();
        }
    }
}
