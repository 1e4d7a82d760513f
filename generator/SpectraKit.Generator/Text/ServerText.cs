using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints the addresses that a caller chooses the client's from.</summary>
internal static class ServerText
{
    public static void Write(SourceWriter writer, ClientModel client)
    {
        if (client.Servers.Count == 0)
            return;
        writer.Line()
            .Line("/// <summary>The addresses that the document gives the service, for <see cref=\"_kit::ApiClientOptions.BaseAddress\"/>.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Open($"public static class {client.ServersName}");
        for (var i = 0; i < client.Servers.Count; i++)
            Write(i == 0 ? writer : writer.Line(), client.Servers[i]);
        writer.Close();
    }

    private static void Write(SourceWriter writer, ServerModel server)
    {
        writer.Doc("summary", server.Description, otherwise: $"`{server.Url}`");
        if (server.IsRelative)
            writer.Line("/// <param name=\"host\">Scheme and host: the document leaves them open.</param>");
        foreach (var variable in server.Variables)
        {
            var choices = variable.Choices.Count > 0 ? $" One of {string.Join(", ", variable.Choices)}." : "";
            writer.Doc("param", variable.Description + choices, $" name=\"{variable.Name.TrimStart('@')}\"", otherwise: $"The variable {variable.WireName}.");
        }

        IEnumerable<string> parameters = server.Variables.Select(variable => $"string {variable.Name} = {Literal.Of(variable.Default)}");
        IEnumerable<string> values = server.Variables.Select(variable => $"({Literal.Of(variable.WireName)}, {variable.Name}, [{string.Join(", ", variable.Choices.Select(Literal.Of))}])");
        writer.Line("/// <returns>The address.</returns>")
            .Line($"public static _system::Uri {server.Name}({string.Join(", ", server.IsRelative ? parameters.Prepend("_system::Uri host") : parameters)}) =>")
            .Indented($"_kit::ServerAddress.Of({(server.IsRelative ? "host" : "null")}, {Literal.Of(server.Url)}{string.Concat(values.Select(value => ", " + value))});");
    }
}
