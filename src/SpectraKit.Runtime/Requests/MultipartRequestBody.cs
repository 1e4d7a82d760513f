using System.Net.Http.Headers;
using System.Text;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>Parts of <c>multipart/form-data</c>: texts, JSON and files, the files streamed.</summary>
public sealed class MultipartRequestBody : RequestBody
{
    private readonly List<(string Name, string? FileName, Func<HttpContent> Content)> _parts = [];

    /// <summary>Adds a part of text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its text.</param>
    /// <param name="contentType">Its content type; none is stated by default.</param>
    public void AddText(string name, string value, string? contentType = null) =>
        AddBytes(name, Encoding.UTF8.GetBytes(value), contentType);

    /// <summary>Adds a part of JSON; of text, for a union that is plain.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="contentType">Its content type.</param>
    public void AddJson<T, TCodec>(string name, T value, string contentType = "application/json")
        where TCodec : IJsonCodec<T>
    {
        if (value is IUnion union && union.PlainText() is { } text)
            AddText(name, text);
        else
            AddBytes(name, JsonWriting.Utf8<T, TCodec>(value), contentType);
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="file">The file.</param>
    public void AddFile(string name, ApiFile file) => _parts.Add((name, file.Name, file.CreateContent));

    /// <inheritdoc/>
    public override HttpContent CreateContent()
    {
        var boundary = "spectrakit-" + Guid.NewGuid().ToString("N");
        var body = new MultipartContent("form-data", boundary);

        // The framework quotes the boundary, which is allowed, and which several servers cannot read.
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        try
        {
            foreach (var (name, fileName, create) in _parts)
            {
                var part = create();
                part.Headers.TryAddWithoutValidation("Content-Disposition", Disposition(name, fileName));
                body.Add(part);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private void AddBytes(string name, ReadOnlyMemory<byte> value, string? contentType) => _parts.Add((name, null, () =>
    {
        var content = new ReadOnlyMemoryContent(value);
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }));

    /// <summary>
    /// Names in quotes, as every browser writes them and every server reads them. A name that is not plain ASCII goes a second time, in
    /// RFC 5987's form, for servers that know it.
    /// </summary>
    private static string Disposition(string name, string? fileName)
    {
        var disposition = $"form-data; name=\"{Quoted(name)}\"";
        if (fileName is null)
            return disposition;
        disposition += $"; filename=\"{Quoted(fileName)}\"";
        return fileName.All(char.IsAscii) ? disposition : disposition + $"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
    }

    private static string Quoted(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
            text.Append(c is '"' ? "%22" : c is '\r' ? "%0D" : c is '\n' ? "%0A" : c is >= ' ' and <= '~' ? c.ToString() : "_");
        return text.ToString();
    }
}
