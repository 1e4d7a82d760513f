using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a method: it fills in a request, and one call of the runtime does the rest.</summary>
internal static class OperationText
{
    public static void Write(SourceWriter writer, OperationModel operation)
    {
        WriteHead(writer, operation, operation.Summary, operation.Remarks);
        writer.Line($"{operation.Answer switch
        {
            { Kind: AnswerKind.Nothing } => "public global::System.Threading.Tasks.Task",
            { Kind: AnswerKind.OptionalJson } answer => $"public global::System.Threading.Tasks.Task<{answer.Type!.Nullable().Name}>",
            var answer => $"public global::System.Threading.Tasks.Task<{answer.Type!.Name}>",
        }} {operation.Name}Async({Signature(operation, except: [])})");
        writer.Line("{");
        writer.Indented($"var request = new global::SpectraKit.Runtime.ApiRequest(Operations.{operation.Name});");
        foreach (var (place, wireName, value) in operation.Constants)
            writer.Indented($"request.{Place(place)}({Literal.Of(wireName)}, {Literal.Of(value)});");
        foreach (var parameter in operation.Parameters)
            WriteParameter(writer, parameter);
        WriteBody(writer, operation.Body);
        writer.Indented($"return _transport.{Send(operation.Answer)}(request, cancellationToken);").Line("}");

        if (operation.Pages is { } pages)
            WritePages(writer.Line(), operation, pages);
        if (operation.Batch is { } batch)
            WriteBatch(writer.Line(), operation, batch);
        if (operation.Poll is { } poll)
            WritePoll(writer.Line(), operation, poll);
    }

    private static void WriteHead(SourceWriter writer, OperationModel operation, string summary, string remarks, string extra = "", HashSet<string>? except = null, string bodyNote = "")
    {
        writer.Doc("summary", summary).Doc("remarks", remarks);
        // In the order of the signature: what is required, the body, what is optional.
        WriteParameters(writer, operation, required: true, except);
        if (operation.Body is { } body)
            writer.Doc("param", body.Description + bodyNote, " name=\"body\"");
        WriteParameters(writer, operation, required: false, except);
        if (extra.Length > 0)
            writer.Line(extra);
        writer.Line("/// <param name=\"cancellationToken\">Ends the call.</param>");
        writer.Doc("returns", operation.Answer.Description.Length > 0 ? operation.Answer.Description : "When the service has answered.");
        var failures = operation.Statuses.Where(status => status.Code is not "default" && status.Code[0] != '2').Select(status => $"{status.Code}: {status.Meaning}");
        writer.Doc("exception", string.Join(" ", failures) is { Length: > 0 } meanings ? meanings : "Anything but a success.", " cref=\"global::SpectraKit.Runtime.ApiException\"");
        if (operation.Obsolete is { } message)
            writer.Line(Deprecation.Of(message));
    }

    private static void WriteParameters(SourceWriter writer, OperationModel operation, bool required, HashSet<string>? except)
    {
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.IsRequired == required && except?.Contains(parameter.Name) != true))
            writer.Doc("param", parameter.Description.Length > 0 ? parameter.Description : $"The {parameter.Place} parameter {parameter.WireName}.", $" name=\"{parameter.Name.TrimStart('@')}\"");
    }

    private static string Signature(OperationModel operation, HashSet<string> except)
    {
        var parts = operation.Parameters.Where(parameter => parameter.IsRequired && !except.Contains(parameter.Name)).Select(parameter => $"{parameter.Type.Name} {parameter.Name}").ToList();
        if (operation.Body is { IsRequired: true } body)
            parts.Add($"{body.Type.Name} body");
        else if (operation.Body is { } optional)
            parts.Add($"{optional.Type.Nullable().Name} body = null");
        parts.AddRange(operation.Parameters.Where(parameter => !parameter.IsRequired && !except.Contains(parameter.Name)).Select(parameter => $"{parameter.Type.Nullable().Name} {parameter.Name} = null"));
        parts.Add("global::System.Threading.CancellationToken cancellationToken = default");
        return string.Join(", ", parts);
    }

    private static void WriteParameter(SourceWriter writer, ParameterModel parameter)
    {
        var call = $"request.{Place(parameter.Place)}";
        var name = Literal.Of(parameter.WireName);
        if (parameter.IsBareFlag)
            writer.Indented($"if ({parameter.Name} == true)\n    request.QueryFlag({name});");
        else if (parameter.Type.Element is not null)
            writer.Indented($"{call}({name}, {parameter.Name}, global::SpectraKit.Runtime.ParameterStyle.{Style(parameter.Style)}, {(parameter.Explode ? "true" : "false")});");
        else if (parameter.Type.IsFlag)
            writer.Indented($"{call}({name}, {parameter.Name} is {{ }} {parameter.Name.TrimStart('@')}Flag ? ({parameter.Name.TrimStart('@')}Flag ? \"1\" : \"0\") : null);");
        else
            writer.Indented($"{call}({name}, {parameter.Name});");
    }

    private static void WriteBody(SourceWriter writer, RequestBodyModel? body)
    {
        if (body is null)
            return;
        var content = body.Kind switch
        {
            BodyKind.Json => $"new global::SpectraKit.Runtime.JsonRequestBody<{body.Type.Name}, {body.Type.Codec}>({Value(body)}, {Literal.Of(body.ContentType)})",
            BodyKind.Multipart => "body.ToMultipart()",
            BodyKind.Form => "body.ToForm()",
            BodyKind.Text => $"new global::SpectraKit.Runtime.TextRequestBody(body, {Literal.Of(body.ContentType)})",
            _ => $"new global::SpectraKit.Runtime.FileRequestBody(body, {Literal.Of(body.ContentType)})",
        };
        if (body.IsRequired)
            writer.Indented($"request.Body = {content};");
        else
            writer.Indented($"if (body is not null)\n    request.Body = {content};");
    }

    private static string Value(RequestBodyModel body) => body is { IsRequired: false, Type.IsValue: true } ? "body.Value" : "body";

    private static void WritePages(SourceWriter writer, OperationModel operation, PagesModel pages)
    {
        var item = pages.Items.Type.Element!.Name;
        var answer = Answer(operation);
        var call = string.Join(", ", Arguments(operation, pages.InBody
            ? new() { ["body"] = $"body with {{ {pages.Page} = page, {pages.Size} = size }}" }
            : new() { [pages.Page] = "page", [pages.Size] = "size" }));
        var except = pages.InBody ? new HashSet<string>() : [pages.Page, pages.Size];
        WriteHead(writer, operation, operation.Summary, $"Every page of {operation.Name}Async, one after the other, as long as there is a next one.", pages.InBody ? "" : "/// <param name=\"pageSize\">How many items a page has.</param>", except);
        var signature = Signature(operation, except);
        if (!pages.InBody)
            signature = signature.Insert(signature.LastIndexOf("global::System.Threading.CancellationToken", StringComparison.Ordinal), "int pageSize = 100, ");
        writer.Line($"public global::System.Collections.Generic.IAsyncEnumerable<{item}> {pages.Name}Async({signature}) =>")
            .Indented($"""
                global::SpectraKit.Runtime.Paging.EnumerateAsync<{answer.TrimEnd('?')}, {item}>(
                    (page, size, token) => {operation.Name}Async({call}, token){(answer.EndsWith("?", StringComparison.Ordinal) ? "" : "!")},
                    static page => page{pages.Items.Expression},
                    static page => {(pages.Next is { } next ? $"global::SpectraKit.Runtime.NextPage.Of(page{next.Expression})" : "global::SpectraKit.Runtime.NextPage.WhileFull")},
                    {(pages.BodySize is { } size ? $"checked((int){size})" : "pageSize")},
                    cancellationToken);
                """);
    }

    private static void WriteBatch(SourceWriter writer, OperationModel operation, BatchModel batch)
    {
        var item = batch.Items?.Type.Element?.Name ?? Answer(operation);
        var call = string.Join(", ", Arguments(operation, batch.InBody ? new() { ["body"] = batch.With } : new() { [batch.Parameter] = "batch" }));
        WriteHead(writer, operation, operation.Summary, $"{operation.Name}Async for any number of items, in requests of at most {batch.Size}; answers come as they arrive, in no promised order.", bodyNote: batch.InBody ? " Its list may be longer than one request takes." : "");
        writer.Line($"public global::System.Collections.Generic.IAsyncEnumerable<{item}> {operation.Name}AllAsync({Signature(operation, except: new HashSet<string>())}) =>")
            .Indented($"""
                global::SpectraKit.Runtime.Batching.SendAsync<{batch.Element}, {Answer(operation)}, {item}>(
                    {(batch.InBody ? "body" : "")}{batch.Parameter},
                    {batch.Size},
                    {(batch.GroupBy is { } group ? $"static item => item.{Naming.Pascal(group)}" : "null")},
                    (batch, group, token) => {operation.Name}Async({call}, token),
                    static answer => {(batch.Items is { } items ? $"answer{items.Expression}" : "[answer]")},
                    cancellationToken);
                """);
    }

    private static void WritePoll(SourceWriter writer, OperationModel operation, PollModel poll)
    {
        var answer = Answer(operation);
        var call = string.Join(", ", Arguments(operation, []));
        var state = poll.Items is { } items
            ? $"{(poll.Of is null ? "static " : "")}answer => global::SpectraKit.Runtime.Polling.AllDone(answer{items.Expression}, {(poll.Of is { } of ? $"global::SpectraKit.Runtime.Polling.Distinct({of})" : "1")}, static item => global::SpectraKit.Runtime.WireText.Of(item{poll.State.Expression}), {Words(poll)})"
            : $"static answer => global::SpectraKit.Runtime.Polling.IsDone(global::SpectraKit.Runtime.WireText.Of(answer{poll.State.Expression}), {Words(poll)})";
        WriteHead(writer, operation, operation.Summary, $"Calls {operation.Name}Async until the answer says that everything is done, less and less often; at the deadline the last answer is returned as it is.", "/// <param name=\"deadline\">How long to wait at most.</param>");
        var signature = Signature(operation, except: new HashSet<string>());
        // The deadline is required: it stands before what is optional.
        var firstOptional = signature.IndexOf(" = ", StringComparison.Ordinal);
        var at = signature.LastIndexOf(", ", firstOptional, StringComparison.Ordinal) is >= 0 and var comma ? comma + 2 : 0;
        signature = signature.Insert(at, "global::System.TimeSpan deadline, ");
        writer.Line($"public global::System.Threading.Tasks.Task<{answer}> {poll.Name}Async({signature}) =>")
            .Indented($"""
                global::SpectraKit.Runtime.Polling.WaitAsync<{answer}>(
                    token => {operation.Name}Async({(call.Length > 0 ? call + ", " : "")}token),
                    {state},
                    {poll.Interval},
                    {poll.MaxInterval},
                    deadline,
                    _transport.TimeProvider,
                    cancellationToken);
                """);
    }

    private static string Words(PollModel poll) => string.Join(", ", poll.Done.Select(Literal.Of));

    private static string Answer(OperationModel operation) =>
        operation.Answer.Kind == AnswerKind.OptionalJson ? operation.Answer.Type!.Nullable().Name : operation.Answer.Type!.Name;

    private static IEnumerable<string> Arguments(OperationModel operation, Dictionary<string, string> replaced)
    {
        string Of(string name) => replaced.TryGetValue(name, out var value) ? value : name;
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.IsRequired))
            yield return Of(parameter.Name);
        if (operation.Body is not null)
            yield return Of("body");
        foreach (var parameter in operation.Parameters.Where(parameter => !parameter.IsRequired))
            yield return Of(parameter.Name);
    }

    private static string Send(AnswerModel answer) => answer.Kind switch
    {
        AnswerKind.Nothing => "SendAsync",
        AnswerKind.Json => $"SendAsync<{answer.Type!.Name}, {answer.Type.Codec}>",
        AnswerKind.OptionalJson => answer.Type!.IsValue
            ? $"SendOptionalAsync<{answer.Type.Nullable().Name}, {answer.Type.Nullable().Codec}>"
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

    private static string Style(string style) => char.ToUpperInvariant(style[0]) + style.Substring(1);
}
