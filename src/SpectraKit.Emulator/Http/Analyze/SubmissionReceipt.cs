using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>The answer to a submission, of a file or of a URL.</summary>
internal static class SubmissionReceipt
{
    private const int UserId = 1;

    /// <param name="context">The request.</param>
    /// <param name="id">The number of the task.</param>
    /// <param name="sha1">The file's SHA-1; <c>null</c> for a URL.</param>
    /// <param name="created">When it was taken.</param>
    /// <param name="fileName">The file's name, or the URL.</param>
    /// <param name="href">The fragment of a link; <c>null</c> for a URL.</param>
    public static Task SendAsync(HttpContext context, long id, string? sha1, DateTimeOffset created, string fileName, string? href) =>
        Answer.JsonAsync(context, 201, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", 201);
            json.WriteString("message", "Done.");
            json.WriteStartObject("detail");
            json.WriteNumber("id", id);
            if (sha1 is not null) json.WriteString("sha1", sha1);
            json.WriteNumber("user", UserId);
            json.WriteString("created", ServiceTime.Micro(created));
            json.WriteString("filename", fileName);
            if (href is not null) json.WriteString("href", href);
            json.WriteEndObject();
            json.WriteEndObject();
        });
}
