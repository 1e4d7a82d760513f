using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a method: it fills in a request, and one call of the runtime does the rest.</summary>
internal static class OperationText
{
    private const string Cancellation = "_system::Threading.CancellationToken cancellationToken = default";

    public static void Write(SourceWriter writer, OperationModel operation)
    {
        WriteMethod(writer, operation, operation.Name);
        CallText.Write(writer, operation);
        foreach (var other in operation.Others)
        {
            var method = operation with
            {
                Name = other.Name,
                Body = other.Body ?? operation.Body,
                Answer = other.Answer ?? operation.Answer,
                Parameters = other.Body is null ? operation.Parameters : [.. operation.Parameters.Where(parameter => parameter.Place != "body")],
            };
            WriteMethod(writer.Line(), method, operation.Name, other.Answer?.Accept);
        }
    }

    private static void WriteMethod(SourceWriter writer, OperationModel operation, string entry, string? accept = null)
    {
        WriteHead(writer, operation, operation.Summary, operation.Remarks);
        writer.Open($"public {Task(operation.Answer)} {operation.Name}Async({Signature(operation)})")
            .Line($"var request = new _kit::ApiRequest(Operations.{entry});");
        if (accept is not null)
            writer.Line($"request.Accept = {Literal.Of(accept)};");
        foreach (var (place, wireName, value) in operation.Constants)
            writer.Line($"request.{Place(place)}({Literal.Of(wireName)}, {Literal.Of(value)});");
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Place != "body"))
            WriteParameter(writer, parameter);
        if (operation.Body is { } body)
            BodyText.Write(writer, body, operation.Parameters.FirstOrDefault(parameter => parameter.Place == "body")?.Name);
        writer.Line($"return _transport.{Send(operation.Answer)}(request, cancellationToken);").Close();
    }

    /// <summary>A method's documentation, in the order of its parameters, and whether it should still be called.</summary>
    public static void WriteHead(SourceWriter writer, OperationModel operation, string summary, string remarks, string except = "", OwnParameter? own = null)
    {
        writer.Doc("summary", summary, otherwise: $"{operation.HttpMethod.ToUpperInvariant()} {operation.Path}").Doc("remarks", remarks);
        WriteParameterDocs(operation.Parameters.Where(parameter => parameter.IsRequired));
        WriteBodyDoc(operation.Body is { IsRequired: true } ? operation.Body : null);
        if (own is { IsRequired: true })
            writer.Doc("param", own.Words, $" name=\"{own.Name}\"");
        WriteBodyDoc(operation.Body is { IsRequired: false } ? operation.Body : null);
        WriteParameterDocs(operation.Parameters.Where(parameter => !parameter.IsRequired));
        if (own is { IsRequired: false })
            writer.Doc("param", own.Words, $" name=\"{own.Name}\"");
        writer.Line("/// <param name=\"cancellationToken\">Ends the call.</param>")
            .Doc("returns", operation.Answer.Description, otherwise: "When the service has answered.");
        var failures = operation.Statuses.Where(status => status.Code.Length == 3 || status.Body is not null).Select(status => $"{status.Code}{(status.Body is { } body ? $" ({Short(body)})" : "")}: {status.Meaning}");
        writer.Doc("exception", string.Join(" ", failures), " cref=\"_kit::ApiException\"", otherwise: "Anything but a success.");
        if (operation.Obsolete is { } message)
            writer.Line(Deprecation.Of(message));

        void WriteBodyDoc(RequestBodyModel? body)
        {
            if (body is not null)
                writer.Doc("param", body.Description, " name=\"body\"", otherwise: "What to send.");
        }

        void WriteParameterDocs(IEnumerable<ParameterModel> parameters)
        {
            foreach (var parameter in parameters.Where(parameter => !except.Split(' ').Contains(parameter.Name)))
                writer.Doc("param", parameter.Description, $" name=\"{parameter.Name.TrimStart('@')}\"", otherwise: $"The {parameter.Place} parameter {parameter.WireName}.");
        }
    }

    /// <summary>A type as a person says it: without its namespaces.</summary>
    private static string Short(TypeRef type)
    {
        var innermost = type.Innermost;
        return ReferenceEquals(innermost, type) ? type.ShortName : $"several {innermost.ShortName}";
    }

    /// <summary>A method's parameters: required ones, the body, optional ones, and its own among them.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="except">The names, with blanks between, of parameters that this method has not.</param>
    /// <param name="own">A parameter that only this method has.</param>
    public static string Signature(OperationModel operation, string except = "", OwnParameter? own = null)
    {
        var missing = except.Split(' ');
        var parameters = operation.Parameters.Where(parameter => !missing.Contains(parameter.Name)).ToLookup(parameter => parameter.IsRequired);
        IEnumerable<string> parts =
        [
            .. parameters[true].Select(parameter => $"{parameter.Type.Name} {parameter.Name}"),
            operation.Body is { IsRequired: true } body ? $"{body.Type.Name} body" : "",
            own is { IsRequired: true } ? own.Declaration : "",
            operation.Body is { IsRequired: false } optional ? $"{optional.Type.NullableName} body = null" : "",
            .. parameters[false].Select(parameter => $"{parameter.Type.NullableName} {parameter.Name} = null"),
            own is { IsRequired: false } ? own.Declaration : "",
            Cancellation,
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>What a method's task results in.</summary>
    public static string Answer(AnswerModel answer) => answer.Kind == AnswerKind.OptionalJson ? answer.Type!.NullableName : answer.Type!.Name;

    private static string Task(AnswerModel answer) =>
        "_system::Threading.Tasks.Task" + (answer.Kind == AnswerKind.Nothing ? "" : $"<{Answer(answer)}>");

    private static void WriteParameter(SourceWriter writer, ParameterModel parameter)
    {
        var call = $"request.{Place(parameter.Place)}";
        var name = Literal.Of(parameter.WireName);
        var codec = $"<{Declared(parameter).Name}, {Declared(parameter).Codec}>";
        var value = parameter.Type.IsFlag ? $"_kit::WireText.OfFlag({parameter.Name})" : parameter.Name;
        var style = $"_kit::ParameterStyle.{parameter.Style}";
        var explode = parameter.Explode ? "true" : "false";
        var reserved = parameter.AllowsReserved ? ", allowReserved: true" : "";
        switch (parameter.Spelling)
        {
            case ParameterSpelling.BareFlag:
                writer.Line($"if ({parameter.Name} == true)").Indented($"request.QueryFlag({name});");
                break;
            case ParameterSpelling.Json:
                writer.Line($"{call}Json{codec}({name}, {parameter.Name});");
                break;
            case ParameterSpelling.Members:
                writer.Line($"{call}Members{codec}({name}, {parameter.Name}, {style}, {explode}{reserved});");
                break;
            case ParameterSpelling.List:
                writer.Line($"{call}({name}, {parameter.Name}, {style}, {explode}{reserved});");
                break;
            default:
                writer.Line($"{call}({name}, {value}{(parameter.Place == "path" && parameter.Style != "Simple" ? ", " + style : "")}{reserved});");
                break;
        }
    }

    private static TypeRef Declared(ParameterModel parameter) => parameter.IsRequired ? parameter.Type : parameter.Type.Nullable();

    private static string Send(AnswerModel answer) => answer.Kind switch
    {
        AnswerKind.Nothing => "SendAsync",
        AnswerKind.Json => $"SendAsync<{answer.Type!.Name}, {answer.Type.Codec}>",
        AnswerKind.OptionalJson => answer.Type!.IsValue
            ? $"SendOptionalAsync<{answer.Type.NullableName}, {answer.Type.NullableCodec}>"
            : $"SendOptionalAsync<{answer.Type.Name}, {answer.Type.Codec}>",
        AnswerKind.Text => "SendForTextAsync",
        _ => "SendForDownloadAsync",
    };

    private static string Place(string place) => place switch
    {
        "path" => "Path",
        "header" => "Header",
        "cookie" => "Cookie",
        _ => "Query",
    };
}
