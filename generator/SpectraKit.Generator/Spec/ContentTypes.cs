namespace SpectraKit.Generator.Spec;

/// <summary>What a content type means for a body's shape. Parameters, such as a charset, do not count.</summary>
internal static class ContentTypes
{
    public static bool IsJson(string type) => Name(type) is var name
        && (name == "application/json" || name == "text/json" || name.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsMultipart(string type) => Name(type).StartsWith("multipart/", StringComparison.Ordinal);

    public static bool IsForm(string type) => Name(type) == "application/x-www-form-urlencoded";

    public static bool IsText(string type) => Name(type).StartsWith("text/", StringComparison.Ordinal);

    private static string Name(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}
