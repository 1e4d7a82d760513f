using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a method for each header that answers have.</summary>
internal static class HeaderText
{
    private const string Headers = "_kit::ApiHeaders";

    public static void Write(SourceWriter writer, ClientModel client)
    {
        if (client.Headers.Count == 0)
            return;
        writer.Line()
            .Line("/// <summary>The headers that the document describes: of a call's answer by <see cref=\"_kit::ApiResponse\"/>, of an error by the exception.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Open($"public static class {client.HeadersName}");
        for (var i = 0; i < client.Headers.Count; i++)
        {
            var header = client.Headers[i];
            var read = header.Type.Element is not null ? $".List({Literal.Of(header.WireName)})" : header.Type.IsValue ? $".Value<{header.Type.Name}>({Literal.Of(header.WireName)})" : $"[{Literal.Of(header.WireName)}]";
            (i == 0 ? writer : writer.Line())
                .Doc("summary", header.Description, otherwise: $"The header {header.WireName}.")
                .Line("/// <param name=\"headers\">An answer's headers.</param>")
                .Line("/// <returns>Its value; <c>null</c> when it was not sent.</returns>")
                .Line($"public static {header.Type.Name}? {header.Name}(this {Headers} headers) => headers{read};");
        }

        writer.Close();
    }
}
