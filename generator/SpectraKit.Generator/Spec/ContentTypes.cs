namespace SpectraKit.Generator.Spec;

/// <summary>What a content type means for a body's shape. Parameters, such as a charset, do not count.</summary>
internal static class ContentTypes
{
    public static bool IsJson(string type) => Name(type) is var name
        && (name == "application/json" || name == "text/json" || name.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsMultipart(string type) => Name(type).StartsWith("multipart/", StringComparison.Ordinal);

    public static bool IsForm(string type) => Name(type) == "application/x-www-form-urlencoded";

    public static bool IsText(string type) => Name(type).StartsWith("text/", StringComparison.Ordinal);

    /// <summary>Whether it may be anything, so that the schema alone says what it is.</summary>
    public static bool IsAny(string type) => Name(type) is "*/*" or "application/*" or "*";

    /// <summary>Whether it goes on for as long as it likes, and must be read as it comes.</summary>
    public static bool IsStream(string type) => Name(type) is "text/event-stream" or "application/x-ndjson" or "application/jsonl" or "application/json-seq";

    /// <summary>The part that names it: <c>csv</c> of <c>text/csv</c>.</summary>
    public static string Subtype(string type) => Name(type).Split('/').Last().Split('+')[0];

    private static string Name(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}
