using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a model: its members, and what it is used as.</summary>
internal static class RecordText
{
    public static void Write(SourceWriter writer, RecordModel model)
    {
        var isJson = (model.Uses & ModelUses.Json) != 0 || (model.Uses & (ModelUses.Multipart | ModelUses.Form)) == 0;
        writer.Line().Doc("summary", model.Description, otherwise: $"The model {model.Name}.");
        if (model.IsDeprecated)
            writer.Line(Deprecation.OfSchema);
        writer.Line(SourceFile.GeneratedCode)
            .Open($"public sealed partial record {model.Name}{(isJson ? $" : _json::IJsonCodec<{model.Name}>" : "")}");

        for (var i = 0; i < model.Members.Count; i++)
        {
            if (i > 0)
                writer.Line();
            WriteMember(writer, model.Members[i]);
        }

        if (model.Further is { } further)
        {
            writer.Line()
                .Line("/// <summary>The members that the document does not name, as they came.</summary>")
                .Line($"public {further.Map().Name}? {FurtherName(model)} {{ get; init; }}");
        }

        if (isJson)
        {
            JsonText.WriteRead(writer.Line(), model, FurtherName(model));
            JsonText.WriteWrite(writer.Line(), model, FurtherName(model));
        }

        if ((model.Uses & ModelUses.Multipart) != 0)
            FormText.WriteMultipart(writer.Line(), model, FurtherName(model));
        if ((model.Uses & ModelUses.Form) != 0)
            FormText.WriteForm(writer.Line(), model, FurtherName(model));
        if (model.Members.Any(member => member.IsSecret))
            WritePrintMembers(writer.Line(), model);
        writer.Close();
    }

    private static string FurtherName(RecordModel model) =>
        model.Members.Any(member => member.Name == "AdditionalProperties") || model.Name == "AdditionalProperties" ? "AdditionalProperties_" : "AdditionalProperties";

    private static void WriteMember(SourceWriter writer, MemberModel member)
    {
        writer.Doc("summary", member.Description, otherwise: $"The member {member.WireName}.");
        // The compiler refuses to require what it warns of.
        if (member.IsDeprecated && !IsAsked(member))
            writer.Line(Deprecation.OfSchema);
        writer.Line($"public {(IsAsked(member) ? "required " : "")}{member.DeclaredType} {member.Name} {{ get; init; }}{(member.Constant is { } only ? $" = {Literal.Of(only)};" : "")}");
    }

    private static bool IsAsked(MemberModel member) => member.IsRequired && member.Constant is null;

    /// <summary>A record prints its members, and a secret is not for logs.</summary>
    private static void WritePrintMembers(SourceWriter writer, RecordModel model)
    {
        writer.Open("private bool PrintMembers(_system::Text.StringBuilder builder)");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            var text = Literal.Of($"{(i > 0 ? ", " : "")}{member.Name} = {(member.IsSecret ? "[redacted]" : "")}");
            writer.Line(member.IsSecret ? $"builder.Append({text});" : $"builder.Append({text}).Append((object?){member.Name});");
        }

        writer.Line("return true;").Close();
    }
}
