using System.Globalization;

namespace SpectraKit.Runtime;

/// <summary>The headers of an answer. Generated clients add a method for each header that their document describes.</summary>
public sealed class ApiHeaders
{
    private readonly Dictionary<string, string[]> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The headers of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="redactor">Takes credentials out, for headers that go where a log may see them; <c>null</c> keeps them as they came.</param>
    internal ApiHeaders(HttpResponseMessage? response, Redactor? redactor = null)
    {
        if (response is null)
            return;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            _values[name] = redactor is null ? [.. values] : [.. values.Select(redactor.Clean)];
    }

    /// <summary>No headers.</summary>
    public static ApiHeaders None { get; } = new(response: null);

    /// <summary>The names of all headers.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>A header's text, several of one name joined by commas; <c>null</c> when it was not sent.</summary>
    /// <param name="name">Its name, in any case.</param>
    public string? this[string name] => _values.TryGetValue(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>A header's values.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The values, whether they came in one line or in several; <c>null</c> when the header was not sent.</returns>
    public IReadOnlyList<string>? List(string name) =>
        _values.TryGetValue(name, out var values) ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : null;

    /// <summary>A header's value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The value; <c>null</c> when the header was not sent, or is not of this type: a header never makes an answer fail.</returns>
    public T? Value<T>(string name)
        where T : struct, ISpanParsable<T> => T.TryParse(this[name], CultureInfo.InvariantCulture, out var value) ? value : null;
}
