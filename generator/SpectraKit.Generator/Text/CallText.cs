using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>
/// Prints the methods that call another method more than once: page by page, batch by batch, until done. Their lambdas' parameters begin
/// with <c>_</c>, which no parameter made from a document does.
/// </summary>
internal static class CallText
{
    public static void Write(SourceWriter writer, OperationModel operation)
    {
        if (operation.Pages is { } pages)
            WritePages(writer.Line(), pages.InBody ? WithBody(operation) : operation, pages);
        if (operation.Batch is { } batch)
            WriteBatch(writer.Line(), batch.InBody ? WithBody(operation) : operation, batch);
        if (operation.Poll is { } poll)
            WritePoll(writer.Line(), operation, poll);
    }

    /// <summary>The same with a body that has to be there: a part of it changes from call to call.</summary>
    private static OperationModel WithBody(OperationModel operation) => operation with { Body = operation.Body! with { IsRequired = true } };

    private static void WritePages(SourceWriter writer, OperationModel operation, PagesModel pages)
    {
        var item = pages.Items.Type.Element!.Name;
        var isOptional = operation.Answer.Kind == AnswerKind.OptionalJson;
        var call = pages.InBody
            ? Arguments(operation, ("body", $"body with {{ {pages.Page} = _page, {pages.Size} = _size }}"))
            : Arguments(operation, (pages.Page, "_page"), (pages.Size, "_size"));
        var except = pages.InBody ? "" : $"{pages.Page} {pages.Size}";
        var size = pages.InBody ? null : new OwnParameter($"int {pages.OwnSize} = 100", pages.OwnSize, "How many items a page has.", IsRequired: false);
        OperationText.WriteHead(writer, operation, operation.Summary, $"Every page of {operation.Name}Async, one after the other, as long as there is a next one.", except, size);
        writer.Line($"public _collections::IAsyncEnumerable<{item}> {pages.Name}Async({OperationText.Signature(operation, except, size)}) =>")
            .Indented($"""
                _kit::Paging.EnumerateAsync<{operation.Answer.Type!.Name.TrimEnd('?')}, {item}>(
                    (_page, _size, _token) => {operation.Name}Async({call}_token){(isOptional ? "" : "!")},
                    static _answer => _answer{pages.Items.Expression},
                    static _answer => {(pages.Next is { } next ? $"_kit::NextPage.Of(_answer{next.Expression})" : "_kit::NextPage.WhileFull")},
                    {(pages.BodySize is { } bodySize ? $"checked((int){bodySize})" : pages.OwnSize)},
                    cancellationToken);
                """);
    }

    private static void WriteBatch(SourceWriter writer, OperationModel operation, BatchModel batch)
    {
        var answer = OperationText.Answer(operation.Answer);
        var item = batch.Items?.Type.Element!.Name ?? answer;
        var call = batch.InBody ? Arguments(operation, ("body", batch.With)) : Arguments(operation, (batch.Parameter, "_batch"));
        OperationText.WriteHead(writer, operation, operation.Summary, $"{operation.Name}Async for more items than one request takes: as many as there are, at most {batch.Size} at a time. Answers come as they arrive, in no promised order.");
        writer.Line($"public _collections::IAsyncEnumerable<{item}> {batch.Name}Async({OperationText.Signature(operation)}) =>")
            .Indented($"""
                _kit::Batching.SendAsync<{batch.Element}, {answer}, {item}>(
                    {(batch.InBody ? "body" : "")}{batch.Parameter},
                    {batch.Size},
                    {(batch.GroupBy is { } group ? $"static _item => _item.{group}" : "null")},
                    (_batch, _group, _token) => {operation.Name}Async({call}_token),
                    static _answer => {(batch.Items is { } items ? $"_answer{(operation.Answer.Kind == AnswerKind.OptionalJson ? "?" : "")}{items.Expression}" : "[_answer]")},
                    cancellationToken);
                """);
    }

    private static void WritePoll(SourceWriter writer, OperationModel operation, PollModel poll)
    {
        var answer = OperationText.Answer(operation.Answer);
        var access = "_answer" + (operation.Answer.Kind == AnswerKind.OptionalJson ? "?" : "");
        var words = string.Join(", ", poll.Done.Select(Literal.Of));
        var isDone = poll.Items is { } items
            ? $"_answer => _kit::Polling.AllDone({access}{items.Expression}, {poll.Of ?? "1"}, static _item => _kit::WireText.Of(_item{poll.State.Expression}), {words})"
            : $"static _answer => _kit::Polling.IsDone(_kit::WireText.Of({access}{poll.State.Expression}), {words})";
        var deadline = new OwnParameter("_system::TimeSpan deadline", "deadline", "How long to wait at most.", IsRequired: true);
        OperationText.WriteHead(writer, operation, operation.Summary, $"Calls {operation.Name}Async until the answer says that everything is done, less and less often; at the deadline the last answer is returned as it is.", own: deadline);
        writer.Line($"public _system::Threading.Tasks.Task<{answer}> {poll.Name}Async({OperationText.Signature(operation, own: deadline)}) =>")
            .Indented($"""
                _kit::Polling.WaitAsync<{answer}>(
                    _token => {operation.Name}Async({Arguments(operation)}_token),
                    {isDone},
                    {poll.Interval},
                    {poll.MaxInterval},
                    deadline,
                    _transport.TimeProvider,
                    cancellationToken);
                """);
    }

    /// <summary>A method's arguments but the last, in the order of its signature, each with a comma; its own parameters, or what stands for them.</summary>
    private static string Arguments(OperationModel operation, params (string Name, string Value)[] replaced)
    {
        IEnumerable<string> names =
        [
            .. operation.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name),
            .. operation.Body is null ? (string[])[] : ["body"],
            .. operation.Parameters.Where(parameter => !parameter.IsRequired).Select(parameter => parameter.Name),
        ];
        return string.Concat(names.Select(name => (replaced.FirstOrDefault(pair => pair.Name == name).Value ?? name) + ", "));
    }
}
