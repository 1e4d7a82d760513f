using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SpectraKit.Emulator;

/// <summary>
/// The named values of a request body, whether they came as JSON, as a URL-encoded form with repeated keys, or as a multipart form:
/// clients of the real services send all three.
/// </summary>
internal sealed class RequestFields
{
    private const int LongestBody = 64 << 20;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <exception cref="Refusal">The body is not what its content type says.</exception>
    public static async Task<RequestFields> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var fields = new RequestFields();
        MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType);
        if (contentType?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            await fields.ReadMultipartAsync(request, contentType, context.RequestAborted).ConfigureAwait(false);
            return fields;
        }

        var body = await ReadBodyAsync(request, context.RequestAborted).ConfigureAwait(false);
        var isForm = contentType?.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        // curl's -d sends JSON under the form's content type, unless told otherwise.
        if (isForm && !body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8)) fields.ReadForm(body);
        else fields.ReadJson(body);
        return fields;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public IReadOnlyList<string> List(string name) => _values.TryGetValue(name, out var values) ? values : [];

    /// <summary>The values of a field that is an array or a comma list.</summary>
    public IReadOnlyList<string> CommaList(string name) =>
        [.. List(name).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public string? Text(string name) => List(name) is [.., var last] ? last : null;

    /// <summary>A boolean, quoted as documented, or bare.</summary>
    public bool Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null or "" or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw Refusal.BadRequest($"{name} is \"true\" or \"false\"."),
    };

    public int Integer(string name, int usual) => Text(name) is not { } text ? usual
        : int.TryParse(text, out var value) ? value
        : throw Refusal.BadRequest($"{name} is a whole number.");

    internal void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var values)) _values[name] = values = [];
        values.Add(value);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > LongestBody) throw new Refusal(413, "The request is too long.");
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private void ReadForm(byte[] body)
    {
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var split = pair.IndexOf('=');
            var name = split < 0 ? pair : pair[..split];
            Add(Decode(name), split < 0 ? "" : Decode(pair[(split + 1)..]));
        }

        static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
    }

    private void ReadJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Refusal.BadRequest("The body is a JSON object.");

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Array)
                {
                    _values[member.Name] = [.. member.Value.EnumerateArray().Select(Plain)];
                    continue;
                }

                if (member.Value.ValueKind != JsonValueKind.Null) _values[member.Name] = [Plain(member.Value)];
            }
        }
        catch (JsonException e)
        {
            throw Refusal.BadRequest($"JSON parse error: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is well-formed JSON, and no text.
            throw Refusal.BadRequest("JSON parse error: a string is not Unicode.");
        }

        static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }

    private async Task ReadMultipartAsync(HttpRequest request, MediaTypeHeaderValue contentType, CancellationToken cancellationToken)
    {
        await foreach (var part in MultipartPart.ReadAsync(request, contentType, cancellationToken).ConfigureAwait(false))
            Add(part.Name, await part.TextAsync(cancellationToken).ConfigureAwait(false));
    }
}
