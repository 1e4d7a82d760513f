using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

// Parameters that are objects: by OpenAPI's styles, which know one level of members, or as JSON.
public sealed partial class ApiRequest
{
    /// <summary>A path parameter that is JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest PathJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => Path(name, JsonWriting.Text<T, TCodec>(value));

    /// <summary>A query parameter that is JSON; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest QueryJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => value is null ? this : Query(name, JsonWriting.Text<T, TCodec>(value));

    /// <summary>A header parameter that is JSON; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest HeaderJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => value is null ? this : Header(name, JsonWriting.Text<T, TCodec>(value));

    /// <summary>A cookie parameter that is JSON; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    public ApiRequest CookieJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => value is null ? this : Cookie(name, JsonWriting.Text<T, TCodec>(value));

    /// <summary>A path parameter that is an object.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members are told apart.</param>
    /// <param name="explode">Whether each member stands for itself.</param>
    /// <returns>This request.</returns>
    public ApiRequest PathMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T>
    {
        var members = MembersOf<T, TCodec>(value).Select(member => (Name: Uri.EscapeDataString(member.Name), Text: Uri.EscapeDataString(member.Text))).ToList();
        var pairs = members.Select(member => member.Name.Length == 0 ? member.Text : $"{member.Name}{(explode ? '=' : ',')}{member.Text}");
        _path[name] = style switch
        {
            ParameterStyle.Label => "." + string.Join(explode ? '.' : ',', pairs),
            ParameterStyle.Matrix when explode => string.Concat(pairs.Select(pair => ";" + pair)),
            ParameterStyle.Matrix => $";{name}={string.Join(',', pairs)}",
            _ => string.Join(',', pairs),
        };
        return this;
    }

    /// <summary>A query parameter that is an object; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members are told apart.</param>
    /// <param name="explode">Whether each member stands for itself.</param>
    /// <returns>This request.</returns>
    public ApiRequest QueryMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T>
    {
        if (value is null)
            return this;
        var members = MembersOf<T, TCodec>(value);
        if (style == ParameterStyle.DeepObject || explode)
        {
            foreach (var (member, text) in members)
                Query(member.Length == 0 ? name : style == ParameterStyle.DeepObject ? $"{name}[{member}]" : member, text);
            return this;
        }

        var separator = style switch { ParameterStyle.SpaceDelimited => "%20", ParameterStyle.PipeDelimited => "|", _ => "," };
        AppendQuery(Uri.EscapeDataString(name), string.Join(separator, Flat(members).Select(Uri.EscapeDataString)));
        return this;
    }

    /// <summary>A header parameter that is an object; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members are told apart.</param>
    /// <param name="explode">Whether each member stands for itself.</param>
    /// <returns>This request.</returns>
    public ApiRequest HeaderMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T>
    {
        _ = style;
        if (value is null)
            return this;
        var members = MembersOf<T, TCodec>(value);
        return Header(name, string.Join(',', explode ? members.Select(member => member.Name.Length == 0 ? member.Text : $"{member.Name}={member.Text}") : Flat(members)));
    }

    /// <summary>A cookie parameter that is an object; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members are told apart.</param>
    /// <param name="explode">Whether each member stands for itself.</param>
    /// <returns>This request.</returns>
    public ApiRequest CookieMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T>
    {
        _ = style;
        if (value is null)
            return this;
        var members = MembersOf<T, TCodec>(value);
        if (!explode)
            return Cookie(name, string.Join(',', Flat(members)));
        foreach (var (member, text) in members)
            Cookie(member.Length == 0 ? name : member, text);
        return this;
    }

    /// <summary>The members that have a value, as text; without names when the value is a list, or plain.</summary>
    private static List<(string Name, string Text)> MembersOf<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        using var document = JsonDocument.Parse(JsonWriting.Utf8<T, TCodec>(value));
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => (member.Name, member.Value.ToString()))]
            : document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(element => ("", element.ToString()))]
            : [("", document.RootElement.ToString())];
    }

    private static IEnumerable<string> Flat(IEnumerable<(string Name, string Text)> members) =>
        members.SelectMany(member => member.Name.Length == 0 ? new[] { member.Text } : [member.Name, member.Text]);
}
