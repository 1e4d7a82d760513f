using System.Text;

namespace SpectraKit.Runtime;

/// <summary>One call of an operation: its parameters in their places, and its body. Made by generated code, sent by <see cref="ApiTransport"/>.</summary>
/// <param name="operation">What is called.</param>
public sealed class ApiRequest(ApiOperation operation)
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

    private void AppendQuery(string name, string value) =>
        _query.Append(_query.Length == 0 && !Operation.Path.Contains('?') ? '?' : '&').Append(name).Append('=').Append(value);
}
