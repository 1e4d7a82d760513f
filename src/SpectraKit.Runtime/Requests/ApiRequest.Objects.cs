using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

// Parameters of any shape: by OpenAPI's styles, or as JSON.
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

    /// <summary>A path parameter that is an object, or whatever its schema lets it be.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members and items are told apart.</param>
    /// <param name="explode">Whether each stands for itself.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The value's text is empty, or is a dot segment, which would change the path.</exception>
    public ApiRequest PathMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T> => SetPath(name, ParameterValue.Of<T, TCodec>(value) ?? ParameterValue.OfText(""), style, explode);

    /// <summary>A query parameter that is an object, or whatever its schema lets it be; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members and items are told apart.</param>
    /// <param name="explode">Whether each stands for itself.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are.</param>
    /// <returns>This request.</returns>
    public ApiRequest QueryMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode, bool allowReserved = false)
        where TCodec : IJsonCodec<T> => value is null ? this : AppendQuery(name, ParameterValue.Of<T, TCodec>(value), style, explode, allowReserved);

    /// <summary>A header parameter that is an object, or whatever its schema lets it be; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members and items are told apart.</param>
    /// <param name="explode">Whether each stands for itself.</param>
    /// <returns>This request.</returns>
    public ApiRequest HeaderMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T>
    {
        _ = style;
        return value is null || ParameterValue.Of<T, TCodec>(value) is not { } shape ? this : Header(name, ParameterSpelling.Header(shape, explode));
    }

    /// <summary>A cookie parameter that is an object, or whatever its schema lets it be; nothing when it is <c>null</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How members and items are told apart.</param>
    /// <param name="explode">Whether each stands for itself.</param>
    /// <returns>This request.</returns>
    public ApiRequest CookieMembers<T, TCodec>(string name, T value, ParameterStyle style, bool explode)
        where TCodec : IJsonCodec<T> => value is null ? this : AppendCookies(name, ParameterValue.Of<T, TCodec>(value), style, explode);
}
