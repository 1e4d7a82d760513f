using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>PDF reports: made on request, kept for half an hour.</summary>
internal sealed class PdfOperations(SampleStore store, BackgroundWork background)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<long, PdfTask> _tasks = [];

    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "GET", "/api/pdf/{hash_value}/create", CreateAsync),
        new(Service.Analyze, "GET", "/api/pdf/{hash_value}/status", StatusAsync),
        new(Service.Analyze, "GET", "/api/pdf/{hash_value}/download", DownloadAsync),
    ];

    private Task CreateAsync(HttpContext context)
    {
        var sample = HashParameters.PathSampleOfShortHash(context, store, malformed: 404);
        foreach (var (id, old) in _tasks)
            if (IsForgotten(old))
                _tasks.TryRemove(id, out _);

        var task = new PdfTask(background.Now);
        _tasks[sample.Id] = task;
        _ = background.Begin(() => task.Content = SamplePdf.Of(sample, store));
        var hash = (string)context.Request.RouteValues["hash_value"]!;
        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteString("status_endpoint", $"/api/pdf/{hash}/status");
            json.WriteString("download_endpoint", $"/api/pdf/{hash}/download");
            json.WriteEndObject();
        });
    }

    private Task StatusAsync(HttpContext context)
    {
        var isReady = Find(context).Content is not null;
        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("status", isReady ? 2 : 0);
            json.WriteString("status_message", isReady ? "The report is ready." : "The report is being made.");
            json.WriteEndObject();
        });
    }

    private async Task DownloadAsync(HttpContext context)
    {
        if (Find(context).Content is not { } content) throw Refusal.NotFound("The report is not ready.");

        context.Response.ContentType = "application/pdf";
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }

    private PdfTask Find(HttpContext context)
    {
        var sample = HashParameters.PathSampleOfShortHash(context, store, malformed: 404);
        return _tasks.TryGetValue(sample.Id, out var task) && !IsForgotten(task) ? task : throw Refusal.NotFound("No report of the sample was asked for.");
    }

    private bool IsForgotten(PdfTask task) => background.Now - task.Begun >= KeptFor;

    private sealed class PdfTask(DateTimeOffset begun)
    {
        public DateTimeOffset Begun { get; } = begun;

        /// <summary><c>null</c> until it is made.</summary>
        public byte[]? Content { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }
    }
}
