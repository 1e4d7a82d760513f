using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints the client and its sub-clients.</summary>
internal static class ClientText
{
    public static void WriteClient(SourceWriter writer, ClientModel model)
    {
        writer.Line()
            .Doc("summary", model.Description, otherwise: $"The client {model.Name}.")
            .Line(SourceFile.GeneratedCode)
            .Open($"public sealed partial class {model.Name} : _system::IDisposable")
            .Line("""
                private readonly _kit::ApiTransport _transport;
                private readonly bool _ownsTransport;

                /// <summary>A client with connections of its own.</summary>
                /// <param name="options">How to reach the service.</param>
                """)
            .Open($"public {model.Name}(_kit::ApiClientOptions options)")
            .Line("_transport = new(options);")
            .Line("_ownsTransport = true;");
        foreach (var sub in model.SubClients)
            writer.Line($"{sub.PropertyName} = new(_transport);");
        writer.Close()
            .Line("""

                /// <summary>A client over a transport that somebody else disposes.</summary>
                /// <param name="transport">What sends the requests.</param>
                """)
            .Open($"public {model.Name}(_kit::ApiTransport transport)")
            .Line("_transport = transport ?? throw new _system::ArgumentNullException(nameof(transport));");
        foreach (var sub in model.SubClients)
            writer.Line($"{sub.PropertyName} = new(_transport);");
        writer.Close();

        foreach (var sub in model.SubClients)
            writer.Line().Doc("summary", sub.Description, otherwise: $"The operations of {sub.PropertyName}.").Line($"public {sub.Name} {sub.PropertyName} {{ get; }}");
        foreach (var operation in model.Operations)
            OperationText.Write(writer.Line(), operation);

        writer.Line("""

            /// <summary>Closes the connections, if they are the client's own.</summary>
            """)
            .Open("public void Dispose()")
            .Line("if (_ownsTransport)")
            .Indented("_transport.Dispose();")
            .Close()
            .Close();
    }

    public static void WriteSubClient(SourceWriter writer, SubClientModel model)
    {
        writer.Line()
            .Doc("summary", model.Description, otherwise: $"The operations of {model.PropertyName}.")
            .Line(SourceFile.GeneratedCode)
            .Open($"public sealed partial class {model.Name}")
            .Line("private readonly _kit::ApiTransport _transport;")
            .Line()
            .Line($"internal {model.Name}(_kit::ApiTransport transport) => _transport = transport;");
        foreach (var operation in model.Operations)
            OperationText.Write(writer.Line(), operation);
        writer.Close();
    }
}
