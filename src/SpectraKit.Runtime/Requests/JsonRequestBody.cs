using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>A model as JSON, written once whatever the number of attempts.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <typeparam name="TCodec">How it is written.</typeparam>
/// <param name="value">What to send.</param>
/// <param name="contentType">The content type, <c>application/json</c> or one of its kin.</param>
public sealed class JsonRequestBody<T, TCodec>(T value, string contentType = "application/json") : RequestBody
    where TCodec : IJsonCodec<T>
{
    private readonly ReadOnlyMemory<byte> _text = JsonWriting.Utf8<T, TCodec>(value);

    /// <inheritdoc/>
    public override HttpContent CreateContent()
    {
        var content = new ReadOnlyMemoryContent(_text);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
