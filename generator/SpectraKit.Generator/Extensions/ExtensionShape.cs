using SpectraKit.Generator.Client;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Extensions;

/// <summary>What an extension, or a part of one, may say.</summary>
/// <param name="Words">It in words, as in "it must be …".</param>
/// <param name="Is">Whether a value is one, but for its parts.</param>
internal sealed record ExtensionShape(string Words, Func<JsonValue, bool> Is)
{
    public static readonly ExtensionShape Text = new("a string", value => value.Kind == JsonKind.String);

    public static readonly ExtensionShape Name = new("a string that is not empty", value => value is { Kind: JsonKind.String, Text.Length: > 0 });

    public static readonly ExtensionShape NetType = new(
        "the full name of a .NET type, or 'bool'",
        value => value.Kind == JsonKind.String && (value.Text == "bool" || Naming.IsQualifiedName(value.Text)));

    public static readonly ExtensionShape Flag = new("true or false", value => value.Kind == JsonKind.Boolean);

    public static readonly ExtensionShape Count = new("a whole number from 1", value => ExtensionNumbers.Integer(value) is not null);

    public static readonly ExtensionShape Status = new("a status, which is a number from 100 to 599", value => ExtensionNumbers.Integer(value) is >= 100 and <= 599);

    public static readonly ExtensionShape Duration = new("longer than nothing: a number of seconds, or an ISO 8601 duration such as \"PT1M\"", value => ExtensionNumbers.Ticks(value) is not null);

    /// <summary>The members that an object has and may have; empty for what is none.</summary>
    public IReadOnlyList<ExtensionMember> Members { get; private init; } = [];

    /// <summary>What each item of a list is; <c>null</c> for what is none.</summary>
    public ExtensionShape? Item { get; private init; }

    public static ExtensionShape Object(params ExtensionMember[] members) =>
        new("an object", value => value.Kind == JsonKind.Object) { Members = members };

    public static ExtensionShape List(ExtensionShape item, string words, int least) =>
        new(words, value => value.Kind == JsonKind.Array && value.Items.Count >= least) { Item = item };

    /// <summary>An object, or a value that says the same in short.</summary>
    public static ExtensionShape ObjectOr(ExtensionShape shorter, params ExtensionMember[] members) =>
        new($"{shorter.Words}, or an object", value => value.Kind == JsonKind.Object || shorter.Is(value)) { Members = members };
}
