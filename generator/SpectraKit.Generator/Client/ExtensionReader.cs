using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Extensions;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The <c>x-kit</c> extensions that say how an operation may be called, into C# expressions; a malformed one is complained about where it stands.</summary>
internal sealed class ExtensionReader(DiagnosticBag diagnostics)
{
    public string? RateLimit(OperationSpec operation)
    {
        if (operation.Extension("x-kit-rate-limit") is not { } member)
            return null;
        if (ExtensionNumbers.Integer(member["permits"]) is not { } permits || ExtensionNumbers.Ticks(member["window"]) is not { } window)
            return Malformed(member, "it needs 'permits', a number from 1, and 'window', seconds or an ISO 8601 duration");
        return $"new({permits}, _system::TimeSpan.FromTicks({window}L), {Text.Literal.Of(member.String("group") ?? operation.Id)})";
    }

    public string? Concurrency(OperationSpec operation)
    {
        if (operation.Extension("x-kit-concurrency") is not { } member)
            return null;
        if (ExtensionNumbers.Integer(member.Kind == JsonKind.Object ? member["permits"] : member) is not { } permits)
            return Malformed(member, "it is a number from 1, or an object with 'permits'");
        return $"new({permits}, {Text.Literal.Of(member.String("group") ?? operation.Id)})";
    }

    public string? Retry(OperationSpec operation)
    {
        if (operation.Json["x-kit-retry"] is not { } member)
            return null;
        var statuses = member["statuses"]?.Items ?? [];
        if (member.Kind != JsonKind.Object || statuses.Any(status => ExtensionNumbers.Integer(status) is not (>= 100 and <= 599)))
            return Malformed(member, "it needs 'statuses', a list of statuses, and 'safe', true or false");
        return $"new([{string.Join(", ", statuses.Select(status => status.Text))}], {(member.Flag("safe") ? "true" : "false")})";
    }

    /// <summary>Complains.</summary>
    /// <returns>Always <c>null</c>.</returns>
    public string? Malformed(JsonValue member, string why)
    {
        diagnostics.Add(Descriptors.InvalidExtension, member.Place, member.Name, why);
        return null;
    }
}
