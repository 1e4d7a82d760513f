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
            .Open(InheritanceText.Declaration(model, isJson));
        if (isJson)
            JsonText.WriteTable(writer, model);

        var own = model.Members.Where(member => !member.IsInherited || member.IsOverride).ToList();
        for (var i = 0; i < own.Count; i++)
        {
            if (i > 0)
                writer.Line();
            WriteMember(writer, own[i]);
        }

        if (model.Further is { } further && model.Inheritance?.Base is null)
        {
            writer.Line()
                .Line("/// <summary>The members that the document does not name, as they came.</summary>")
                .Line($"public {further.Map().Name}? {model.FurtherName} {{ get; init; }}");
        }

        InheritanceText.WriteConstructor(writer, model);
        if (isJson)
        {
            JsonText.WriteRead(writer.Line(), model, model.FurtherName);
            JsonText.WriteWrite(writer.Line(), model, model.FurtherName);
        }

        if ((model.Uses & ModelUses.Multipart) != 0)
            FormText.WriteMultipart(writer.Line(), model, model.FurtherName);
        if ((model.Uses & ModelUses.Form) != 0)
            FormText.WriteForm(writer.Line(), model, model.FurtherName);
        if (own.Exists(member => member.IsSecret && !member.IsOverride))
            WritePrintMembers(writer.Line(), model, [.. own.Where(member => !member.IsOverride)]);
        writer.Close();
    }

    private static void WriteMember(SourceWriter writer, MemberModel member)
    {
        writer.Doc("summary", member.Description, otherwise: DocText.Of(member.WireName) is { Length: > 0 } ? member.WireName : member.Name);
        // The compiler refuses to require what it warns of.
        if (member.IsDeprecated && !member.IsAsked)
            writer.Line(Deprecation.OfSchema);
        writer.Line($"public {(member.IsVirtual ? "virtual " : member.IsOverride ? "override " : "")}{(member.IsAsked ? "required " : "")}{member.DeclaredType} {member.Name} {{ get; init; }}{(member.Constant is { } only ? $" = {Literal.Of(only)};" : "")}");
    }

    /// <summary>A record prints its members, and a secret is not for logs.</summary>
    private static void WritePrintMembers(SourceWriter writer, RecordModel model, List<MemberModel> members)
    {
        var (access, overriding) = model.Inheritance is null ? ("private", "") : ("protected", InheritanceText.Overriding(model));
        if (model.Inheritance is not null)
            writer.Line("/// <inheritdoc/>");
        writer.Open($"{access} {overriding}bool PrintMembers(_system::Text.StringBuilder builder)");
        if (model.Inheritance is { Base: not null })
            writer.Line("if (base.PrintMembers(builder))").Indented("builder.Append(\", \");");
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            var text = Literal.Of($"{(i > 0 ? ", " : "")}{member.Name} = {(member.IsSecret ? "[redacted]" : "")}");
            writer.Line(member.IsSecret ? $"builder.Append({text});" : $"builder.Append({text}).Append((object?){member.Name});");
        }

        writer.Line("return true;").Close();
    }
}
