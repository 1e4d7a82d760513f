using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Text;

/// <summary>Prints the client, its sub-clients, and the table of operations.</summary>
internal static class ClientText
{
    public static void WriteClient(SourceWriter writer, ClientModel model)
    {
        writer.Line()
            .Doc("summary", model.Description, otherwise: $"The client {model.Name}.")
            .Line(SourceFile.GeneratedCode)
            .Open($"public sealed partial class {model.Name} : global::System.IDisposable")
            .Line("""
                private readonly global::SpectraKit.Runtime.ApiTransport _transport;
                private readonly bool _ownsTransport;

                /// <summary>A client with connections of its own.</summary>
                /// <param name="options">How to reach the service.</param>
                """)
            .Open($"public {model.Name}(global::SpectraKit.Runtime.ApiClientOptions options)")
            .Line("_transport = new(options);")
            .Line("_ownsTransport = true;");
        foreach (var sub in model.SubClients)
            writer.Line($"{sub.PropertyName} = new(_transport);");
        writer.Close()
            .Line("""

                /// <summary>A client over a transport that somebody else disposes.</summary>
                /// <param name="transport">What sends the requests.</param>
                """)
            .Open($"public {model.Name}(global::SpectraKit.Runtime.ApiTransport transport)")
            .Line("_transport = transport ?? throw new global::System.ArgumentNullException(nameof(transport));");
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
            .Line("private readonly global::SpectraKit.Runtime.ApiTransport _transport;")
            .Line()
            .Line($"internal {model.Name}(global::SpectraKit.Runtime.ApiTransport transport) => _transport = transport;");
        foreach (var operation in model.Operations)
            OperationText.Write(writer.Line(), operation);
        writer.Close();
    }

    public static void WriteOperations(SourceWriter writer, EquatableArray<OperationFacts> operations)
    {
        writer.Line()
            .Line("/// <summary>What the document says of each operation, for the transport.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Open("internal static class Operations");
        foreach (var operation in operations)
            WriteOperation(writer, operation);
        writer.Close();
    }

    private static void WriteOperation(SourceWriter writer, OperationFacts operation)
    {
        writer.Open($"public static readonly global::SpectraKit.Runtime.ApiOperation {operation.Name} = new()")
            .Line($"Id = {Literal.Of(operation.Id)},")
            .Line($"Method = {Method(operation.HttpMethod)},")
            .Line($"Path = {Literal.Of(operation.Path)},");
        if (operation.Accept is { } accept)
            writer.Line($"Accept = {Literal.Of(accept)},");
        if (operation.Statuses.Count > 0)
        {
            writer.Line("Statuses =").Line("[");
            foreach (var (code, meaning) in operation.Statuses)
                writer.Indented($"new({Literal.Of(code)}, {Literal.Of(meaning)}),");
            writer.Line("],");
        }

        if (operation.Security.Count > 0)
        {
            writer.Line("Security =").Line("[");
            foreach (var (kind, name, prefix) in operation.Security)
                writer.Indented($"new(global::SpectraKit.Runtime.ApiSecurityKind.{kind}, {Literal.Of(name)}, {Literal.Of(prefix)}),");
            writer.Line("],");
        }

        if (operation.RateLimit is { } rateLimit)
            writer.Line($"RateLimit = {rateLimit},");
        if (operation.Concurrency is { } concurrency)
            writer.Line($"Concurrency = {concurrency},");
        if (operation.Retry is { } retry)
            writer.Line($"Retry = {retry},");
        writer.Close(";").Line();
    }

    private static string Method(string method) =>
        $"global::System.Net.Http.HttpMethod.{char.ToUpperInvariant(method[0])}{method.Substring(1)}";
}
