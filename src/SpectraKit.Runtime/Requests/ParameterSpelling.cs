using System.Text;

namespace SpectraKit.Runtime;

/// <summary>OpenAPI's styles: RFC 6570's expansions, and the three that OpenAPI adds.</summary>
internal static class ParameterSpelling
{
    /// <summary>In a path: <c>simple</c>, <c>label</c> or <c>matrix</c>. Every reserved character is escaped.</summary>
    public static string Path(string name, ParameterValue value, ParameterStyle style, bool explode)
    {
        var isMatrix = style == ParameterStyle.Matrix;
        var first = isMatrix ? ";" : style == ParameterStyle.Label ? "." : "";
        var between = !explode || first.Length == 0 ? "," : first;
        var own = isMatrix ? Escape(name) : "";
        return value switch
        {
            { Text: { } text } => first + Named(own, Escape(text)),
            { Items: { } items } when explode && isMatrix => string.Concat(items.Select(item => first + Named(own, Escape(item)))),
            { Items: { } items } => first + Named(own, string.Join(between, items.Select(Escape))),
            { Members: { } members } when explode => first + string.Join(between, members.Select(member => isMatrix ? Named(Escape(member.Name), Escape(member.Text)) : $"{Escape(member.Name)}={Escape(member.Text)}")),
            _ => first + Named(own, string.Join(between, Flat(value.Members!).Select(Escape))),
        };

        // RFC 6570's ';' alone leaves the sign out where there is nothing behind it.
        static string Named(string name, string text) => name.Length == 0 ? text : text.Length == 0 ? name : $"{name}={text}";
    }

    /// <summary>In a query, a cookie or a form: what becomes a field of its own, its parts, and what stands between them. Nothing for a list without items.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Parts, char Separator)> Fields(string name, ParameterValue value, ParameterStyle style, bool explode)
    {
        if (style == ParameterStyle.DeepObject)
            return value.InBrackets(name).Select(Field);
        var separator = style switch { ParameterStyle.SpaceDelimited => ' ', ParameterStyle.PipeDelimited => '|', _ => ',' };
        return value switch
        {
            { Text: { } text } => [Field((name, text))],
            { Items: { } items } when explode => items.Select(item => Field((name, item))),
            { Members: { } members } when explode => members.Select(Field),
            _ => (value.Items ?? Flat(value.Members!)) is { Count: > 0 } parts ? [(name, parts, separator)] : [],
        };

        static (string Name, IReadOnlyList<string> Parts, char Separator) Field((string Name, string Text) pair) => (pair.Name, [pair.Text], ',');
    }

    /// <summary>In a header: as it is, since nobody takes escapes out of headers.</summary>
    public static string Header(ParameterValue value, bool explode) => value switch
    {
        { Text: { } text } => text,
        { Members: { } members } when explode => string.Join(',', members.Select(member => $"{member.Name}={member.Text}")),
        _ => string.Join(',', value.Items ?? Flat(value.Members!)),
    };

    public static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>
    /// With the reserved characters that a query can have, and with what is escaped already. Not with <c>&amp;</c> and <c>+</c>, which mean
    /// something in a query, and <c>#</c> and brackets, which cannot stand in one: a value never becomes another parameter.
    /// </summary>
    public static string EscapeUnreserved(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (":/?@!$'()*,;=".Contains(c, StringComparison.Ordinal) || (c == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2])))
            {
                escaped.Append(c);
                continue;
            }

            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            escaped.Append(Uri.EscapeDataString(text.AsSpan(i, length)));
            i += length - 1;
        }

        return escaped.ToString();
    }

    private static List<string> Flat(IReadOnlyList<(string Name, string Text)> members) => [.. members.SelectMany(member => new[] { member.Name, member.Text })];
}
