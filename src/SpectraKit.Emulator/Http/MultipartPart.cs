using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SpectraKit.Emulator;

/// <summary>The parts of a multipart form as they arrive: each must be read before the next one is there.</summary>
internal sealed record MultipartPart(string Name, string? FileName, Stream Content)
{
    private const int BufferSize = 256 * 1024;
    private const int LongestText = 1 << 20;

    /// <exception cref="Refusal">The body is not a multipart form.</exception>
    public static async IAsyncEnumerable<MultipartPart> ReadAsync(
        HttpRequest request,
        MediaTypeHeaderValue contentType,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(contentType.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) throw Refusal.BadRequest("The multipart boundary is missing.");

        var reader = new MultipartReader(boundary, request.Body, BufferSize);
        while (await NextAsync(reader, cancellationToken).ConfigureAwait(false) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                throw Refusal.BadRequest("A part has no content disposition.");

            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            yield return new MultipartPart(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", fileName.Value, section.Body);
        }
    }

    public async Task<string> TextAsync(CancellationToken cancellationToken)
    {
        // Rented: a form of a thousand short parts would otherwise cost a gigabyte.
        var buffer = ArrayPool<byte>.Shared.Rent(LongestText + 1);
        try
        {
            var length = await Content.ReadAtLeastAsync(buffer, LongestText + 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length <= LongestText ? Encoding.UTF8.GetString(buffer, 0, length) : throw Refusal.BadRequest($"The part \"{Name}\" is too long.");
        }
        catch (IOException)
        {
            throw Cut();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Cut();
        }
    }

    private static Refusal Cut() => Refusal.BadRequest("The multipart form ends too early or is damaged.");
}
