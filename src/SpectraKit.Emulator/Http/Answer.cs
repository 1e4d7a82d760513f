using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Writes whole answers, with their length.</summary>
internal static class Answer
{
    public static async Task JsonAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        await using (var writer = new Utf8JsonWriter(body)) write(writer);
        await SendAsync(context, status, "application/json", body.WrittenMemory).ConfigureAwait(false);
    }

    public static async Task XmlAsync(HttpContext context, int status, Action<XmlWriter> write)
    {
        using var body = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using (var writer = XmlWriter.Create(body, settings)) write(writer);
        await SendAsync(context, status, "application/xml", body.GetBuffer().AsMemory(0, (int)body.Length)).ConfigureAwait(false);
    }

    public static Task TextAsync(HttpContext context, int status, string sentence) => SendAsync(context, status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(sentence));

    public static Task EmptyAsync(HttpContext context, int status) => SendAsync(context, status, "application/json", ReadOnlyMemory<byte>.Empty);

    public static Task ErrorAsync(HttpContext context, int status, string sentence) => JsonAsync(context, status, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("code", status);
        json.WriteString("message", sentence);
        json.WriteString("detail", sentence);
        json.WriteEndObject();
    });

    private static async Task SendAsync(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
