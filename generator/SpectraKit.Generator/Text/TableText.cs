using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Text;

/// <summary>Prints the table of operations: what the document says of each, made when it is first called.</summary>
internal static class TableText
{
    private const string Security = "_kit::ApiSecurity";

    public static void Write(SourceWriter writer, EquatableArray<OperationFacts> operations)
    {
        List<string> ways = [.. operations.Where(operation => operation.Security.Count > 0).Select(Ways).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal)];
        writer.Line()
            .Line("/// <summary>What the document says of each operation, for the transport.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Open("internal static class Operations");
        for (var i = 0; i < ways.Count; i++)
            writer.Line($"private static readonly {Security}[] _security{i} =").Line("[").Indented(ways[i]).Line("];").Line();
        foreach (var operation in operations)
            WriteOperation(writer, operation, ways);
        writer.Close();
    }

    private static void WriteOperation(SourceWriter writer, OperationFacts operation, List<string> ways)
    {
        // A document has hundreds of operations, and a program calls a few: none is made for being described.
        var field = "_of" + operation.Name;
        writer.Line($"private static _kit::ApiOperation? {field};")
            .Open($"public static _kit::ApiOperation {operation.Name} => {field} ??= new()")
            .Line($"Id = {Literal.Of(operation.Id)},")
            .Line($"Method = {Method(operation.HttpMethod)},")
            .Line($"Path = {Literal.Of(operation.Path)},");
        if (operation.Server is { } server)
            writer.Line($"Server = {Literal.Of(server)},");
        if (operation.Accept is { } accept)
            writer.Line($"Accept = {Literal.Of(accept)},");
        if (operation.Statuses.Count > 0)
        {
            writer.Line("Statuses =").Line("[");
            foreach (var status in operation.Statuses)
                writer.Indented($"new{(status.Body is { } body ? $" _kit::ApiStatus<{body.Name}, {body.Codec}>" : "")}({Literal.Of(status.Code)}, {Literal.Of(status.Meaning)}),");
            writer.Line("],");
        }

        if (operation.AnswersWithRedirect)
            writer.Line("AnswersWithRedirect = true,");
        if (operation.Security.Count > 0)
        {
            writer.Line($"Security = _security{ways.IndexOf(Ways(operation))},");
            if (operation.AllowsAnonymous)
                writer.Line("AllowsAnonymous = true,");
        }

        if (operation.RateLimit is { } rateLimit)
            writer.Line($"RateLimit = {rateLimit},");
        if (operation.Concurrency is { } concurrency)
            writer.Line($"Concurrency = {concurrency},");
        if (operation.Retry is { } retry)
            writer.Line($"Retry = {retry},");
        writer.Close(";").Line();
    }

    private static string Ways(OperationFacts operation) => string.Join("\n", operation.Security.Select(way =>
        $"new({Scheme(way[0])}{(way.Count > 1 ? $", And = [{string.Join(", ", way.Skip(1).Select(scheme => $"new({Scheme(scheme)} }}"))}]" : "")} }},"));

    /// <summary>A scheme's arguments, and its initializer without an end.</summary>
    private static string Scheme(SecuritySpec scheme)
    {
        var name = scheme.Name.Length > 0 || scheme.Prefix.Length > 0 ? ", " + Literal.Of(scheme.Name) : "";
        var prefix = scheme.Prefix.Length > 0 ? ", " + Literal.Of(scheme.Prefix) : "";
        return $"{Security}Kind.{scheme.Kind}{name}{prefix}) {{ Scheme = {Literal.Of(scheme.Scheme)}";
    }

    private static string Method(string method) =>
        $"_system::Net.Http.HttpMethod.{char.ToUpperInvariant(method[0])}{method.Substring(1)}";
}
