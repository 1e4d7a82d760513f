using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The addresses of a document, of a path or of an operation.</summary>
internal static class ServerReader
{
    public static IReadOnlyList<ServerSpec> Read(JsonValue owner) => owner["servers"] is not { } servers ? [] :
    [
        .. servers.Items
            .Where(server => server.String("url") is { Length: > 0 })
            .Select(server => new ServerSpec(server.String("url")!.Trim(), server.String("description") ?? "",
            [
                .. OperationReader.Members(server["variables"])
                    .OrderBy(variable => variable.Name, StringComparer.Ordinal)
                    .Select(variable => new ServerVariableSpec(
                        variable.Name,
                        Text(variable["default"]),
                        [.. (variable["enum"]?.Items ?? []).Select(value => Text(value))],
                        variable.String("description") ?? "")),
            ])),
    ];

    /// <summary>A port or a version is often written as the number that it is.</summary>
    private static string Text(JsonValue? value) => value is { Kind: JsonKind.String or JsonKind.Number, Text: var text } ? text : "";
}
