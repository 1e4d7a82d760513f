using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SpectraKit.Tests.Wire;

/// <summary>One part of a multipart body, read by ASP.NET's own reader.</summary>
internal sealed record MultipartPart(string? FileName, string? ContentType, string Text);

/// <summary>The parts of a multipart body by name.</summary>
internal static class MultipartParts
{
    public static async Task<IReadOnlyDictionary<string, MultipartPart>> ReadAsync(RecordedRequest request, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.Parse(request.Header("Content-Type"));
        Assert.Equal("multipart/form-data", type.MediaType.Value);

        var parts = new Dictionary<string, MultipartPart>(StringComparer.Ordinal);
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, new MemoryStream(request.Body));
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var disposition = section.GetContentDispositionHeader()!;
            using var text = new StreamReader(section.Body);
            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.UnescapeAsQuotedString(disposition.FileName).Value;
            parts.Add(
                HeaderUtilities.RemoveQuotes(disposition.Name).Value!,
                new MultipartPart(fileName, section.ContentType, await text.ReadToEndAsync(cancellationToken)));
        }

        return parts;
    }
}
