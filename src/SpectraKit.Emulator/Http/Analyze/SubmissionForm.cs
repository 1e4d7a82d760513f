using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SpectraKit.Emulator;

/// <summary>A submission as it arrived: the file, already stored under a temporary name and hashed, and the other parts.</summary>
internal sealed class SubmissionForm : IDisposable
{
    public RequestFields Fields { get; private set; } = new();

    /// <summary><c>null</c> when no part named <c>file</c> came.</summary>
    public ReceivedContent? File { get; set; }

    /// <summary>The name that the file part carried; <c>null</c> when it carried none.</summary>
    public string? FileName { get; private set; }

    /// <exception cref="Refusal">The form is damaged, has two files, or a file that is too large.</exception>
    public static async Task<SubmissionForm> ReadAsync(HttpContext context, ContentFolder content, long uploadBytes)
    {
        var form = new SubmissionForm();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var contentType)
            || !contentType.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            form.Fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
            return form;
        }

        // A client that waits for leave to send is told before it sends; the form's own text is not worth a refusal.
        if (context.Request.Headers.Expect.Count > 0 && context.Request.ContentLength - (1 << 20) > uploadBytes) throw TooLarge();

        try
        {
            await foreach (var part in MultipartPart.ReadAsync(context.Request, contentType, context.RequestAborted).ConfigureAwait(false))
                await form.AddAsync(part, content, uploadBytes, context.RequestAborted).ConfigureAwait(false);
            return form;
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    public void Dispose() => File?.Dispose();

    private static Refusal TooLarge() => new(413, "The file exceeds the configured maximum size.");

    private async Task AddAsync(MultipartPart part, ContentFolder content, long uploadBytes, CancellationToken cancellationToken)
    {
        if (part.Name != "file")
        {
            Fields.Add(part.Name, await part.TextAsync(cancellationToken).ConfigureAwait(false));
            return;
        }

        if (File is not null) throw Refusal.BadRequest("Only one file can be submitted in a request.");

        FileName = part.FileName;
        try
        {
            File = await content.ReceiveAsync(part.Content, uploadBytes, isDurable: true, cancellationToken).ConfigureAwait(false);
        }
        catch (ContentTooLargeException)
        {
            throw TooLarge();
        }
        catch (ContentUnreadableException)
        {
            throw Refusal.BadRequest("The file ends too early.");
        }
        catch (IOException)
        {
            // Reading has its own exception, so this is the disk.
            throw new Refusal(503, "The file cannot be stored.");
        }
    }
}
