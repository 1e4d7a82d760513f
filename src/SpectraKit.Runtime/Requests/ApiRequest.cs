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

    /// <summary>The headers that parameters became, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>A path parameter. Every reserved character is escaped: a value never becomes a segment.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name in the path template.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The value's text is empty, or is a dot segment, which would change the path.</exception>
    public ApiRequest Path<T>(string name, T value)
    {
        var text = WireText.Of(value);
        if (text is "" or "." or "..")
            throw new ArgumentException($"'{text}' cannot be the path parameter '{name}' of {Operation.Id}.", name);

        _path[name] = Uri.EscapeDataString(text);
        return this;
    }

    /// <summary>A query parameter with one value; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest Query<T>(string name, T value)
    {
        if (value is not null)
            AppendQuery(Uri.EscapeDataString(name), Uri.EscapeDataString(WireText.Of(value)));
        return this;
    }

    /// <summary>A query parameter that is a list; nothing when it is <c>null</c> or empty.</summary>
    /// <typeparam name="T">An element's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    /// <param name="style">How the list is spelt.</param>
    /// <param name="explode">Whether each element is a parameter of its own.</param>
    /// <returns>This request.</returns>
    public ApiRequest Query<T>(string name, IReadOnlyList<T>? values, ParameterStyle style, bool explode)
    {
        if (values is null || values.Count == 0)
            return this;
        var texts = values.Select(value => Uri.EscapeDataString(WireText.Of(value)));
        if (explode && style == ParameterStyle.Form)
        {
            foreach (var text in texts)
                AppendQuery(Uri.EscapeDataString(name), text);
        }
        else
        {
            var separator = style switch { ParameterStyle.SpaceDelimited => "%20", ParameterStyle.PipeDelimited => "|", _ => "," };
            AppendQuery(Uri.EscapeDataString(name), string.Join(separator, texts));
        }

        return this;
    }

    /// <summary>A query parameter that has no value: its being there says it all.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>This request.</returns>
    public ApiRequest QueryFlag(string name)
    {
        AppendQuery(Uri.EscapeDataString(name), null);
        return this;
    }

    /// <summary>A cookie parameter; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest Cookie<T>(string name, T value) =>
        value is null ? this : Header("Cookie", $"{name}={Uri.EscapeDataString(WireText.Of(value))}");

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
    public ApiRequest Cookie<T>(string name, IReadOnlyList<T>? values, ParameterStyle style, bool explode)
    {
        _ = style;
        if (values is null || values.Count == 0)
            return this;
        if (!explode)
            return Header("Cookie", $"{name}={string.Join(",", values.Select(value => Uri.EscapeDataString(WireText.Of(value))))}");
        foreach (var value in values)
            Cookie(name, value);
        return this;
    }

    /// <summary>A path parameter that is a list.</summary>
    /// <typeparam name="T">An element's type.</typeparam>
    /// <param name="name">Its name in the path template.</param>
    /// <param name="values">Its values; at least one.</param>
    /// <param name="style">How the list is spelt.</param>
    /// <param name="explode">Whether each element has the style's prefix.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public ApiRequest Path<T>(string name, IReadOnlyList<T> values, ParameterStyle style, bool explode)
    {
        if (values.Count == 0)
            throw new ArgumentException($"The path parameter '{name}' of {Operation.Id} has no elements.", name);
        var texts = values.Select(value => Uri.EscapeDataString(WireText.Of(value))).ToList();
        _path[name] = style switch
        {
            ParameterStyle.Label => "." + string.Join(explode ? "." : ",", texts),
            ParameterStyle.Matrix => explode ? string.Concat(texts.Select(text => $";{name}={text}")) : $";{name}={string.Join(",", texts)}",
            _ => string.Join(",", texts),
        };
        return this;
    }

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
        while (template.IndexOf('{') is >= 0 and var open && template[open..].IndexOf('}') is > 0 and var length)
        {
            var name = template.Slice(open + 1, length - 1).ToString();
            target.Append(template[..open]).Append(
                _path.TryGetValue(name, out var value)
                    ? value
                    : throw new InvalidOperationException($"The path parameter '{name}' of {Operation.Id} has no value."));
            template = template[(open + length + 1)..];
        }

        return target.Append(template).Append(_query).ToString();
    }

    private void AppendQuery(string name, string? value)
    {
        _query.Append(_query.Length == 0 && !Operation.Path.Contains('?') ? '?' : '&').Append(name);
        if (value is not null)
            _query.Append('=').Append(value);
    }
}
