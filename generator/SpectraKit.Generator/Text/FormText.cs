using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints how a model becomes a multipart body or a form.</summary>
internal static class FormText
{
    public static void WriteMultipart(SourceWriter writer, RecordModel model)
    {
        writer.Open("internal global::SpectraKit.Runtime.MultipartRequestBody ToMultipart()")
            .Line("var body = new global::SpectraKit.Runtime.MultipartRequestBody();");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            WriteEach(writer, member, i, (type, value) => type switch
            {
                { IsFile: true } => $"body.AddFile({Literal.Of(member.WireName)}, {value});",
                { IsObject: true } or { Element: not null } => $"body.AddJson<{type.Name}, {type.Codec}>({Literal.Of(member.WireName)}, {value}, {Literal.Of(member.PartContentType ?? "application/json")});",
                _ => $"body.AddText({Literal.Of(member.WireName)}, {TextOf(type, value)}{(member.PartContentType is { } stated ? ", " + Literal.Of(stated) : "")});",
            });
        }

        writer.Line("return body;").Close();
    }

    public static void WriteForm(SourceWriter writer, RecordModel model)
    {
        writer.Open("internal global::SpectraKit.Runtime.FormRequestBody ToForm()")
            .Line("var body = new global::SpectraKit.Runtime.FormRequestBody();");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            WriteEach(writer, member, i, (type, value) => type.IsObject || type.Element is not null
                ? $"body.AddJson<{type.Name}, {type.Codec}>({Literal.Of(member.WireName)}, {value});"
                : $"body.Add({Literal.Of(member.WireName)}, {TextOf(type, value)});");
        }

        writer.Line("return body;").Close();
    }

    /// <summary>A value that is text outside of JSON.</summary>
    public static string TextOf(TypeRef type, string value) => type.IsFlag ? $"({value}) ? \"1\" : \"0\"" : $"global::SpectraKit.Runtime.WireText.Of({value})";

    private static void WriteEach(SourceWriter writer, MemberModel member, int index, Func<TypeRef, string, string> write)
    {
        var value = member.IsThreeState ? $"{member.Name}.Value" : member.Name;
        var isCertain = member is { IsRequired: true, IsNullable: false };
        var name = isCertain ? value : $"m{index}";
        if (!isCertain)
            writer.Open($"if ({value} is {{ }} {name})");
        if (member.Type.Element is { } element)
            writer.Line($"foreach (var item{index} in {name})").Indented(write(element, $"item{index}"));
        else
            writer.Line(write(member.Type, name));
        if (!isCertain)
            writer.Close();
    }
}
