using System.Net.Http.Headers;
using System.Text;

namespace SpectraKit.Runtime;

/// <summary>Text, in UTF-8.</summary>
/// <param name="text">What to send.</param>
/// <param name="contentType">The content type.</param>
public sealed class TextRequestBody(string text, string contentType) : RequestBody
{
    /// <inheritdoc/>
    public override HttpContent CreateContent()
    {
        var content = new ReadOnlyMemoryContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        content.Headers.ContentType.CharSet ??= "utf-8";
        return content;
    }
}
