using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Tests;

/// <summary>Edits of a document by what it says, whatever the spaces between.</summary>
internal static class DocumentEdits
{
    private static readonly string[] _methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    /// <summary>Says more of the first operation; <c>null</c> when there is none.</summary>
    public static string? DescribeOperation(string text) => Parse(text)["paths"]?.Members
        .SelectMany(path => path.Members)
        .Where(method => _methods.Contains(method.Name) && method.Kind == JsonKind.Object)
        .Select(method => Describe(text, method, "summary"))
        .FirstOrDefault();

    /// <summary>Says more of the first schema that is an object; <c>null</c> when there is none.</summary>
    public static string? DescribeSchema(string text) => Parse(text)["components"]?["schemas"]?.Members
        .Where(schema => schema["properties"] is not null)
        .Select(schema => Describe(text, schema, "description"))
        .FirstOrDefault();

    private static JsonValue Parse(string text) => JsonParser.Parse(SourceText.From(text), TestContext.Current.CancellationToken).Value!.Value;

    private static string Describe(string text, JsonValue holder, string member) => holder[member] is { Kind: JsonKind.String } words
        ? text.Insert(words.Span.Start + 1, "Edited. ")
        : text.Insert(holder.Span.Start + 1, $"\"{member}\": \"Edited.\"{(holder.Members.Count > 0 ? "," : "")}");
}
