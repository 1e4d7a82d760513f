using System.Text;

namespace SpectraKit.Runtime;

/// <summary>One call of an operation: its parameters in their places, and its body. Made by generated code, sent by <see cref="ApiTransport"/>.</summary>
/// <param name="operation">What is called.</param>
public sealed partial class ApiRequest(ApiOperation operation)
{
    private readonly Dictionary<string, string> _path = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly StringBuilder _query = new();

    /// <summary>What is called.</summary>
    public ApiOperation Operation { get; } = operation;

    /// <summary>The body, if the operation has one.</summary>
    public RequestBody? Body { get; set; }

    /// <summary>What <c>Accept</c> asks for in place of what the operation does; <c>null</c> by default.</summary>
    public string? Accept { get; set; }

    /// <summary>The headers that parameters became, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>A path parameter. Every reserved character is escaped: a value never becomes a segment.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name in the path template.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">What stands before it.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The value's text is empty, or is a dot segment, which would change the path.</exception>
    public ApiRequest Path<T>(string name, T value, ParameterStyle style = ParameterStyle.Simple) =>
        SetPath(name, ParameterValue.OfText(WireText.Of(value)), style, explode: false);

    /// <summary>A query parameter with one value; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are.</param>
    /// <returns>This request.</returns>
    public ApiRequest Query<T>(string name, T value, bool allowReserved = false)
    {
        if (value is not null)
            AppendQuery($"{ParameterSpelling.Escape(name)}={Escape(WireText.Of(value), allowReserved)}");
        return this;
    }

    /// <summary>A query parameter that is a list; nothing when it is <c>null</c> or empty.</summary>
    /// <typeparam name="T">An element's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    /// <param name="style">How the list is spelt.</param>
    /// <param name="explode">Whether each element is a parameter of its own.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are.</param>
    /// <returns>This request.</returns>
    public ApiRequest Query<T>(string name, IReadOnlyList<T>? values, ParameterStyle style, bool explode, bool allowReserved = false) =>
        values is null ? this : AppendQuery(name, Items(values), style, explode, allowReserved);

    /// <summary>A query parameter that has no value: its being there says it all.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>This request.</returns>
    public ApiRequest QueryFlag(string name)
    {
        AppendQuery(ParameterSpelling.Escape(name));
        return this;
    }

    /// <summary>A cookie parameter; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest Cookie<T>(string name, T value) =>
        value is null ? this : AppendCookies(name, ParameterValue.OfText(WireText.Of(value)), ParameterStyle.Form, explode: false);

    /// <summary>A header parameter that is a list; nothing when it is <c>null</c> or empty.</summary>
    /// <typeparam name="T">An element's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    /// <param name="style">How the list is spelt; headers know <see cref="ParameterStyle.Simple"/> only.</param>
    /// <param name="explode">Has no effect on a list in a header.</param>
    /// <returns>This request.</returns>
    public ApiRequest Header<T>(string name, IReadOnlyList<T>? values, ParameterStyle style, bool explode)
    {
        _ = (style, explode);
        return values is null || values.Count == 0 ? this : Header(name, string.Join(",", values.Select(WireText.Of)));
    }

    /// <summary>A cookie parameter that is a list; nothing when it is <c>null</c> or empty.</summary>
    /// <typeparam name="T">An element's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    /// <param name="style">How the list is spelt.</param>
    /// <param name="explode">Whether each element is a cookie of its own.</param>
    /// <returns>This request.</returns>
    public ApiRequest Cookie<T>(string name, IReadOnlyList<T>? values, ParameterStyle style, bool explode) =>
        values is null ? this : AppendCookies(name, Items(values), style, explode);

    /// <summary>A path parameter that is a list.</summary>
    /// <typeparam name="T">An element's type.</typeparam>
    /// <param name="name">Its name in the path template.</param>
    /// <param name="values">Its values; at least one.</param>
    /// <param name="style">How the list is spelt.</param>
    /// <param name="explode">Whether each element has the style's prefix.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The list is empty, or its text is a dot segment, which would change the path.</exception>
    public ApiRequest Path<T>(string name, IReadOnlyList<T> values, ParameterStyle style, bool explode) => values.Count == 0
        ? throw new ArgumentException($"The path parameter '{name}' of {Operation.Id} has no elements.", name)
        : SetPath(name, Items(values), style, explode);

    /// <summary>A header parameter; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest Header<T>(string name, T value)
    {
        if (value is not null)
            _headers.Add(new(name, WireText.Of(value)));
        return this;
    }

    /// <summary>The path and query that the request goes to, relative to the base address.</summary>
    /// <returns>The path template with its parameters filled in, and the query.</returns>
    /// <exception cref="InvalidOperationException">A path parameter has no value.</exception>
    public string Target()
    {
        var target = new StringBuilder();
        var template = Operation.Path.AsSpan();
        while (template.IndexOf('}') is >= 0 and var close)
        {
            // What is no name stays as it is: braces without one, or with another segment between them.
            var open = template[..close].LastIndexOf('{');
            var name = template[(open + 1)..close].ToString();
            if (open < 0 || name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
                target.Append(template[..(close + 1)]);
            else if (_path.TryGetValue(name, out var value))
                target.Append(template[..open]).Append(value);
            else
                throw new InvalidOperationException($"The path parameter '{name}' of {Operation.Id} has no value.");
            template = template[(close + 1)..];
        }

        return target.Append(template).Append(_query).ToString();
    }

    private static ParameterValue Items<T>(IReadOnlyList<T> values) => ParameterValue.OfItems([.. values.Select(WireText.Of)]);

    private ApiRequest SetPath(string name, ParameterValue value, ParameterStyle style, bool explode)
    {
        var text = ParameterSpelling.Path(name, value, style, explode);
        if (text is "" or "." or "..")
            throw new ArgumentException($"'{text}' cannot be the path parameter '{name}' of {Operation.Id}.", name);

        _path[name] = text;
        return this;
    }

    private ApiRequest AppendQuery(string name, ParameterValue? value, ParameterStyle style, bool explode, bool allowReserved)
    {
        if (value is null)
            return this;
        foreach (var (field, parts, separator) in ParameterSpelling.Fields(name, value, style, explode))
        {
            var between = separator == ',' ? "," : ParameterSpelling.Escape(separator.ToString());
            AppendQuery($"{ParameterSpelling.Escape(field)}={string.Join(between, parts.Select(part => Escape(part, allowReserved)))}");
        }

        return this;
    }

    private static string Escape(string text, bool allowReserved) =>
        allowReserved ? ParameterSpelling.EscapeUnreserved(text) : ParameterSpelling.Escape(text);

    private void AppendQuery(string field) =>
        _query.Append(_query.Length == 0 && !Operation.Path.Contains('?') ? '?' : '&').Append(field);

    private ApiRequest AppendCookies(string name, ParameterValue? value, ParameterStyle style, bool explode)
    {
        if (value is null)
            return this;
        foreach (var (cookie, parts, separator) in ParameterSpelling.Fields(name, value, style, explode))
            _headers.Add(new("Cookie", $"{cookie}={string.Join(separator, parts.Select(ParameterSpelling.Escape))}"));
        return this;
    }
}
