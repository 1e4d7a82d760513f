using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>Fields of a form, as <c>application/x-www-form-urlencoded</c>.</summary>
public sealed class FormRequestBody : RequestBody
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private Dictionary<string, (ParameterStyle Style, bool Explode)>? _styles;

    /// <summary>Says by which style of parameters the members and items of a field are told apart, before it is added.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="style">The style.</param>
    /// <param name="explode">Whether each is a field of its own.</param>
    /// <returns>This body.</returns>
    public FormRequestBody Style(string name, ParameterStyle style, bool explode)
    {
        (_styles ??= new(StringComparer.Ordinal))[name] = (style, explode);
        return this;
    }

    /// <summary>Adds a field; a name may come again.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its text.</param>
    public void Add(string name, string value) => _fields.Add(new(name, value));

    /// <summary>Adds a field whose text is JSON; a union's is its plain text, where it has one.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => Add(name, UnionTexts.FieldText<T, TCodec>(value));

    /// <summary>Adds a field for a value of any shape: its text, or JSON for what has parts of its own.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddValue<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (ParameterValue.Of<T, TCodec>(value) is { Text: { } text })
            Add(name, text);
        else if (value is not null)
            AddJson<T, TCodec>(name, value);
    }

    /// <summary>Adds a value by its field's style; without one, each item of a list is a field, and an object's text is JSON.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddMembers<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (_styles is { } styles && styles.TryGetValue(name, out var stated))
        {
            AddMembers<T, TCodec>(name, value, stated.Style, stated.Explode);
            return;
        }

        if (ParameterValue.Of<T, TCodec>(value) is not { Items: { } items })
        {
            AddValue<T, TCodec>(name, value);
            return;
        }

        foreach (var item in items)
            Add(name, item);
    }

    /// <summary>Adds a value by a style of parameters.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members and items are told apart.</param>
    /// <param name="explode">Whether each is a field of its own.</param>
    public void AddMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T>
    {
        if (ParameterValue.Of<T, TCodec>(value) is not { } shape)
            return;
        foreach (var (field, parts, separator) in ParameterSpelling.Fields(name, shape, style, explode))
            Add(field, string.Join(separator, parts));
    }

    /// <inheritdoc/>
    public override HttpContent CreateContent() => new FormUrlEncodedContent(_fields);
}
