using System.Net.Http.Headers;

namespace SpectraKit.Runtime;

/// <summary>A file as the whole of a body.</summary>
/// <param name="file">What to send.</param>
/// <param name="contentType">The content type that the operation asks for.</param>
public sealed class FileRequestBody(ApiFile file, string contentType) : RequestBody
{
    /// <inheritdoc/>
    public override HttpContent CreateContent()
    {
        var content = file.CreateContent();
        if (MediaTypeHeaderValue.TryParse(contentType, out var type) && !contentType.Contains('*'))
            content.Headers.ContentType = type;
        return content;
    }
}
