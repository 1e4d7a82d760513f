namespace SpectraKit.Generator.Tests.Odd;

/// <summary>Strings that real documents have where nobody expects them.</summary>
internal static class OddWords
{
    public static readonly string[] Names =
    [
        "id", "Id", "ID", "@type", "type", "$ref", "_links", "first-name", "first_name", "firstName", "FirstName", "2nd", "", " ", "a b", "a.b", "a/b", "a~b", "{a}", "%7B", "名前", "ñ", "ß", "İ", "ı", "e\u0301", "👍", "class", "event",
        "Equals", "GetHashCode", "ToString", "EqualityContract", "PrintMembers", "Clone", "GetType", "MemberwiseClone", "Finalize", "Deconstruct", "Value", "Json", "JsonElement", "String", "Object", "System", "Task", "Read", "Write", "value", "reader", "writer", "this", "null", "true",
        "Pet", "pet", "Pets", "Client", "SampleClient", "Sample", "Operations", "Api", "Optional", "IsUnknown", "Further", "AdditionalProperties", "cancellationToken", "request", "body", "options", "transport", "filter[name]", "ids[]", "a[b][c]", "+1", "-1", "x-y", "<T>", "List`1", "\u2028", "a\nb", "*/", "\ud800",
    ];

    public static readonly string[] Texts =
    [
        "", "A sentence.", "Two\nlines.", "Windows\r\nlines.", "\u0085\u2028\u2029", "</summary><evil/>", "*/ class Evil { } /*", "\"\"\"", "a & b < c", "`code` and **bold**", "<p>HTML</p>", "\0", "\ud800 half", "👍", " \t ", "{@link Foo}", "\\u000a", "///", "#region x", "]]>", "&nbsp;",
    ];

    public static readonly string[] Types = ["string", "integer", "number", "boolean", "object", "array"];

    public static readonly string[] Formats =
        ["date-time", "date", "time", "duration", "uuid", "uri", "byte", "binary", "int32", "int64", "uint64", "float", "double", "decimal", "email", "password", "", "unix-time", "int128", "dateTime", "\n"];

    public static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/vnd.api+json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/mixed", "text/plain", "text/html", "text/event-stream", "application/octet-stream", "application/xml", "application/x-ndjson",
        "image/*", "*/*", "*", "", "json", "APPLICATION/JSON", "application/pdf", "application/problem+json", "text/csv", "application/json-patch+json",
    ];

    public static readonly string[] Statuses = ["200", "201", "202", "204", "2XX", "2xx", "301", "302", "304", "400", "404", "4XX", "4xx", "500", "default", "Default", "", "600", "20", "x-y"];

    public static readonly string[] Styles = ["form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject", "tabDelimited", ""];
}
