using System.Net.Http.Headers;
using System.Text;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>Parts of <c>multipart/form-data</c>, or of another multipart type: texts, JSON and files, the files streamed.</summary>
public sealed class MultipartRequestBody : RequestBody
{
    private readonly List<(string Name, string? FileName, Func<HttpContent> Content)> _parts = [];
    private string _contentType = "multipart/form-data";

    /// <summary>Makes it another multipart type, <c>multipart/mixed</c> for one. Only parts of forms are named; others are told apart by their order and their types, and by headers that the document states.</summary>
    /// <param name="contentType">The content type, without a boundary.</param>
    /// <returns>This body.</returns>
    public MultipartRequestBody As(string contentType)
    {
        _contentType = contentType;
        return this;
    }

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
            AddBytes(name, JsonWriting.Utf8<T, TCodec>(value), IsOneType(contentType) ? contentType : "application/json");
    }

    /// <summary>Adds a part for a value of any shape: text for what is text, JSON for what has parts of its own.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddValue<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (ParameterValue.Of<T, TCodec>(value) is { Text: { } text })
            AddText(name, text);
        else if (value is not null)
            AddJson<T, TCodec>(name, value);
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="file">The file.</param>
    /// <param name="contentType">Its content type; by default the file's own.</param>
    public void AddFile(string name, ApiFile file, string? contentType = null) => _parts.Add((name, file.Name, () =>
    {
        var content = file.CreateContent();
        if (IsOneType(contentType))
        {
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }));

    /// <summary>Adds a header to the part that was added last.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    public void AddHeader(string name, string value)
    {
        var (part, fileName, create) = _parts[^1];
        _parts[^1] = (part, fileName, () =>
        {
            var content = create();
            content.Headers.TryAddWithoutValidation(name, value);
            return content;
        });
    }

    /// <summary>Says what the parts of a name are, in place of what they say of themselves.</summary>
    /// <param name="name">The parts' name.</param>
    /// <param name="contentType">Their content type. Several, or a range of them, change nothing: the part says itself which it is.</param>
    /// <returns>This body.</returns>
    public MultipartRequestBody PartAs(string name, string contentType)
    {
        if (IsOneType(contentType))
        {
            Change(name, content =>
            {
                content.Headers.Remove("Content-Type");
                content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            });
        }

        return this;
    }

    /// <summary>Adds a header to the parts of a name.</summary>
    /// <param name="name">The parts' name.</param>
    /// <param name="header">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This body.</returns>
    public MultipartRequestBody PartHeader(string name, string header, string value)
    {
        Change(name, content => content.Headers.TryAddWithoutValidation(header, value));
        return this;
    }

    /// <inheritdoc/>
    public override HttpContent CreateContent()
    {
        var isForm = _contentType.Split(';')[0].Trim().Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        var boundary = "spectrakit-" + Guid.NewGuid().ToString("N");
        var body = new MultipartContent("mixed", boundary);

        // The framework quotes the boundary, which is allowed, and which several servers cannot read.
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"{_contentType}; boundary={boundary}");
        try
        {
            foreach (var (name, fileName, create) in _parts)
            {
                var part = create();
                // A header that the caller or the document states is the last word.
                if (isForm && !part.Headers.Contains("Content-Disposition"))
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

    /// <summary>Several types, or a range of them (<c>image/*</c>), state none: they are what a spec allows, and a file says itself which it is.</summary>
    private static bool IsOneType([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? contentType) => contentType?.AsSpan().IndexOfAny(',', '*') < 0;

    private void Change(string name, Action<HttpContent> change)
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            var (part, fileName, create) = _parts[i];
            if (part != name)
                continue;
            _parts[i] = (part, fileName, () =>
            {
                var content = create();
                change(content);
                return content;
            });
        }
    }

    private void AddBytes(string name, ReadOnlyMemory<byte> value, string? contentType) => _parts.Add((name, null, () =>
    {
        var content = new ReadOnlyMemoryContent(value);
        if (IsOneType(contentType))
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
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
