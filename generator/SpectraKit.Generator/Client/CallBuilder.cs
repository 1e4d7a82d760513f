using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Extensions;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The methods that call another one more than once: what <c>x-kit-pages</c>, <c>x-kit-batch</c> and <c>x-kit-poll</c> mean for an operation.</summary>
internal sealed class CallBuilder(TypeBuilder types, NameScope methods, ExtensionReader extensions)
{
    private readonly MemberPaths _paths = new(types);

    public PagesModel? Pages(OperationSpec operation, OperationModel model)
    {
        if (operation.Json["x-kit-pages"] is not { } pages)
            return null;
        if (pages.String("page") is not { } page || pages.String("size") is not { } size || pages.String("items") is not { } items || model.Answer.Type is not { } answer)
            return Fail<PagesModel>(pages, "it needs 'page', 'size' and 'items', on an operation that answers with JSON");
        if (_paths.Find(answer, items) is not { Type.Element: not null } list)
            return Fail<PagesModel>(pages, $"the answer has no list '{items}'");
        if (new[] { "next", "count" }.FirstOrDefault(name => pages.String(name) is { } path && _paths.Find(answer, path) is null) is { } missing)
            return Fail<PagesModel>(pages, $"the answer has no member '{pages.String(missing)}'");

        var isInQuery = model.Parameters.Any(parameter => parameter.WireName == page);
        var members = isInQuery || model.Body is not { } body ? null : types.Record(body.Type)?.Members;
        string? Name(string wireName) => isInQuery
            ? model.Parameters.FirstOrDefault(parameter => parameter.WireName == wireName && IsInteger(parameter.Type))?.Name
            : members?.FirstOrDefault(member => member.WireName == wireName && IsInteger(member.Type))?.Name;
        if (Name(page) is not { } pageName || Name(size) is not { } sizeName)
            return Fail<PagesModel>(pages, $"the operation has no parameters '{page}' and '{size}' that are integers");

        return new(
            MethodName("Enumerate", WithoutVerb(model.Name), ""),
            pageName,
            sizeName,
            isInQuery ? null : BodySize(members!.First(candidate => candidate.WireName == size)),
            list,
            pages.String("next") is { } next ? _paths.Find(answer, next) : null)
        {
            OwnSize = model.Parameters.Any(parameter => parameter.Name == "pageSize" && parameter.Name != sizeName) ? "itemsPerPage" : "pageSize",
        };
    }

    private static bool IsInteger(TypeRef type) => type.Name.TrimEnd('?') is "int" or "long";

    private static string BodySize(MemberModel member) => member switch
    {
        { IsRequired: true, IsNullable: false } => $"body.{member.Name}",
        { IsRequired: false, IsNullable: true } => $"(body.{member.Name}.Value ?? 100)",
        _ => $"(body.{member.Name} ?? 100)",
    };

    public BatchModel? Batch(OperationSpec operation, OperationModel model)
    {
        if (operation.Json["x-kit-batch"] is not { } batch)
            return null;
        if (batch.String("parameter") is not { } parameter || ExtensionNumbers.Integer(batch["size"]) is not { } size || model.Answer.Type is not { } answer)
            return Fail<BatchModel>(batch, "it needs 'parameter' and 'size', on an operation that answers with JSON");
        var items = batch.String("items") is { } path ? _paths.Find(answer, path) : null;
        if (batch["items"] is not null && items?.Type.Element is null)
            return Fail<BatchModel>(batch, $"the answer has no list '{batch["items"]!.Value.Text}'");
        if (batch["groupAs"] is not null && (batch["groupBy"] is null || model.Parameters.Any(candidate => candidate.WireName == parameter)))
            return Fail<BatchModel>(batch, "'groupAs' names a member of the body that has the list, and needs 'groupBy'");

        var name = MethodName("", model.Name, "All");
        if (model.Parameters.FirstOrDefault(candidate => candidate.WireName == parameter) is { Type.Element: { } element } query)
            return new(name, query.Name, InBody: false, element.Name, size, items, GroupBy(batch), "");
        if (model.Body is not { } body || _paths.Find(body.Type, parameter) is not { Type.Element: { } bodyElement } list)
            return Fail<BatchModel>(batch, $"the operation has no list '{parameter}'");

        var replacements = new List<(string, string)> { (parameter, "_batch") };
        if (batch.String("groupAs") is { } groupAs)
            replacements.Add((groupAs, "_kit::WireText.Of(_group).ToLowerInvariant()"));
        return _paths.With(body.Type, "body", replacements) is { } with
            ? new(name, list.Expression, InBody: true, bodyElement.Name, size, items, GroupBy(batch), with)
            : Fail<BatchModel>(batch, "the body has no such members");
    }

    private static string? GroupBy(JsonValue batch) => batch.String("groupBy") is { } member ? Naming.Pascal(member) : null;

    /// <summary>A name that no other method has.</summary>
    private string MethodName(string before, string name, string after) => methods.Take(before + name + after, "Async");

    public PollModel? Poll(OperationSpec operation, OperationModel model)
    {
        if (operation.Json["x-kit-poll"] is not { } poll)
            return null;
        if (poll.String("state") is not { } state || poll["done"] is not { Items.Count: > 0 } done || model.Answer.Type is not { } answer)
            return Fail<PollModel>(poll, "it needs 'state' and 'done', on an operation that answers with JSON");
        if (ExtensionNumbers.Ticks(poll["interval"]) is not { } interval || ExtensionNumbers.Ticks(poll["maxInterval"]) is not { } maxInterval)
            return Fail<PollModel>(poll, "it needs 'interval' and 'maxInterval', seconds or ISO 8601 durations");
        var items = poll.String("items") is { } path ? _paths.Find(answer, path) : null;
        if (poll["items"] is not null && items?.Type.Element is null)
            return Fail<PollModel>(poll, $"the answer has no list '{poll["items"]!.Value.Text}'");
        return _paths.Find(items?.Type.Element ?? answer, state) is { } statePath
            ? new(MethodName("WaitFor", WithoutVerb(model.Name), ""), items, Expected(operation, model, poll), statePath, [.. done.Items.Select(item => item.Text)], $"_system::TimeSpan.FromTicks({interval}L)", $"_system::TimeSpan.FromTicks({maxInterval}L)")
            : Fail<PollModel>(poll, $"there is no member '{state}'");
    }

    /// <summary>How many items there are to be: as many different ones as the list that <c>of</c> names.</summary>
    private string? Expected(OperationSpec operation, OperationModel model, JsonValue member)
    {
        if (member.String("of") is not { } of)
            return null;
        var list = model.Parameters.FirstOrDefault(parameter => parameter.WireName == of && parameter.Type.Element is not null) is { } query ? query.Name
            : model.Body is { } body && _paths.Find(body.Type, of) is { Type.Element: not null } path ? (body.IsRequired ? "body" : "body?") + path.Expression
            : null;
        if (list is null)
            extensions.Malformed(member, $"the operation {operation.Id} has no list '{of}'");
        return $"_kit::Polling.Distinct({list})";
    }

    private T? Fail<T>(JsonValue member, string why)
        where T : class
    {
        extensions.Malformed(member, why);
        return null;
    }

    private static string WithoutVerb(string name)
    {
        foreach (var verb in new[] { "List", "Get", "Search" })
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]))
                return name.Substring(verb.Length);
        }

        return name;
    }
}
