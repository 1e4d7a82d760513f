using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>Fields of a form, as <c>application/x-www-form-urlencoded</c>.</summary>
public sealed class FormRequestBody : RequestBody
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

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

    /// <inheritdoc/>
    public override HttpContent CreateContent() => new FormUrlEncodedContent(_fields);
}
