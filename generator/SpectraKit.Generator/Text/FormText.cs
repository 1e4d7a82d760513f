using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Text;

/// <summary>Prints how a model becomes a multipart body or a form.</summary>
internal static class FormText
{
    public static void WriteMultipart(SourceWriter writer, RecordModel model, string further)
    {
        writer.Open("internal _kit::MultipartRequestBody ToMultipart()")
            .Line("var body = new _kit::MultipartRequestBody();");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            WriteEach(writer, member, i, (type, value) => type switch
            {
                { IsFile: true } => $"body.AddFile({Literal.Of(member.WireName)}, {value}{(member.PartContentType is { } stated ? ", " + Literal.Of(stated) : "")});",
                { IsObject: true } or { Element: not null } => $"body.AddJson<{type.Name}, {type.Codec}>({Literal.Of(member.WireName)}, {value}, {Literal.Of(member.PartContentType ?? "application/json")});",
                _ => $"body.AddText({Literal.Of(member.WireName)}, {TextOf(type, value)}{(member.PartContentType is { } stated ? ", " + Literal.Of(stated) : "")});",
            }, member.PartHeaders);
        }

        WriteOthers(writer, model, further);
        writer.Line("return body;").Close();
    }

    public static void WriteForm(SourceWriter writer, RecordModel model, string further)
    {
        writer.Open("internal _kit::FormRequestBody ToForm()")
            .Line("var body = new _kit::FormRequestBody();");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            if (member.FormStyle is { } style)
            {
                var type = member.Type;
                WriteValue(writer, member, i, value => writer.Line($"body.AddMembers<{type.Name}, {type.Codec}>({Literal.Of(member.WireName)}, {value}, _kit::ParameterStyle.{style}, {(member.FormExplode ? "true" : "false")});"));
                continue;
            }

            WriteEach(writer, member, i, (type, value) => type.IsObject || type.Element is not null
                ? $"body.AddJson<{type.Name}, {type.Codec}>({Literal.Of(member.WireName)}, {value});"
                : $"body.Add({Literal.Of(member.WireName)}, {TextOf(type, value)});", headers: []);
        }

        WriteOthers(writer, model, further);
        writer.Line("return body;").Close();
    }

    /// <summary>A value that is text outside of JSON.</summary>
    public static string TextOf(TypeRef type, string value) => type.IsFlag ? $"({value}) ? \"1\" : \"0\"" : $"_kit::WireText.Of({value})";

    private static void WriteEach(SourceWriter writer, MemberModel member, int index, Func<TypeRef, string, string> write, EquatableArray<(string Name, string Value)> headers)
    {
        WriteValue(writer, member, index, name =>
        {
            if (member.Type.Element is not { } element)
            {
                writer.Line(write(member.Type, name));
                WriteHeaders();
                return;
            }

            writer.Open($"foreach (var item{index} in {name})").Line(write(element, $"item{index}"));
            WriteHeaders();
            writer.Close();
        });

        void WriteHeaders()
        {
            foreach (var (header, value) in headers)
                writer.Line($"body.AddHeader({Literal.Of(header)}, {Literal.Of(value)});");
        }
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
