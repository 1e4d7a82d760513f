using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What came out of a sample: as a list, and as one archive.</summary>
internal sealed class ExtractedFileOperations(SampleStore store)
{
    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "GET", "/api/samples/v2/{hash_value}/extracted-files/", ListAsync),
        new(Service.Analyze, "GET", "/api/samples/{hash_value}/unpacked/", DownloadAsync),
    ];

    // A listing holds what stood in the sample itself; a file in a nested archive is listed by that archive's hash.
    private Task ListAsync(HttpContext context)
    {
        var sample = HashParameters.PathSample(context, store, malformed: 400);
        var files = Present(sample);
        var page = PageRequest.Read(context, files.Count);
        return files.Count == 0
            ? Answer.EmptyAsync(context, 200)
            : Answer.JsonAsync(context, 200, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("count", files.Count);
                json.WriteString("next", page.Next(context));
                json.WriteString("previous", page.Previous(context));
                json.WriteStartArray("results");
                foreach (var (file, inner) in files.Skip(page.Start).Take(page.Size)) Write(json, file, inner);
                json.WriteEndArray();
                json.WriteEndObject();
            });
    }

    private async Task DownloadAsync(HttpContext context)
    {
        var sample = HashParameters.PathSample(context, store, malformed: 404);
        if (sample.Extracted.Count == 0) throw Refusal.NotFound("Nothing was extracted from the sample.");

        var files = Present(sample);
        if (files.Count < sample.Extracted.Count || !files.All(file => store.HasContent(file.Inner)))
            throw new Refusal(410, "The extracted files' content is gone.");

        // Made whole before it is sent: the answer has a length, and never breaks off because a file could not be read.
        var archive = store.Content.OpenTemporary();
        await using var _ = archive.ConfigureAwait(false);
        await PackAsync(archive, files, context.RequestAborted).ConfigureAwait(false);
        archive.Position = 0;
        await TypedResults.Stream(archive, "application/zip", sample.Digests.Sha1 + ".zip").ExecuteAsync(context).ConfigureAwait(false);
    }

    private async Task PackAsync(FileStream target, List<(ExtractedFile File, Sample Inner)> files, CancellationToken cancellationToken)
    {
        var names = new SafeEntryNames();
        var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using var _ = archive.ConfigureAwait(false);
        foreach (var (file, inner) in files)
            await archive.CreateEntryFromFileAsync(store.Content.PathOf(inner.Digests), names.For(file.Path), CompressionLevel.Fastest, cancellationToken).ConfigureAwait(false);
    }

    private List<(ExtractedFile File, Sample Inner)> Present(Sample sample) =>
        [.. sample.Extracted.Select(file => (file, store.Find(file.SampleId))).Where(pair => pair.Item2 is not null).Select(pair => (pair.file, pair.Item2!))];

    private static void Write(Utf8JsonWriter json, ExtractedFile file, Sample inner)
    {
        json.WriteStartObject();
        json.WriteNumber("id", file.Id);
        json.WriteNull("parent_relationship");
        json.WriteStartObject("sample");
        json.WriteNumber("id", inner.Id);
        json.WriteString("sha1", inner.Digests.Sha1);
        json.WriteString("sha256", inner.Digests.Sha256);
        json.WriteString("md5", inner.Digests.Md5);
        json.WriteString("type_display", inner.Type.Display);
        json.WriteString("category", inner.Type.Category);
        json.WriteString("file_type", inner.Type.Type);
        json.WriteString("file_subtype", inner.Type.Subtype);
        json.WriteString("identification_name", "");
        json.WriteString("identification_version", "");
        json.WriteNumber("file_size", inner.Size);
        json.WriteNumber("extracted_file_count", inner.Extracted.Count);
        json.WriteString("local_first_seen", ServiceTime.Micro(inner.FirstSeen));
        json.WriteString("local_last_seen", ServiceTime.Micro(inner.LastSeen));
        json.WriteString("classification", inner.Verdict?.Word);
        json.WritePropertyName("riskscore");
        VerdictJson.WriteRiskScore(json, inner.Verdict);
        json.WriteString("classification_result", inner.Verdict?.ThreatName);
        json.WriteEndObject();
        json.WriteString("filename", Sample.LastSegment(file.Path));
        json.WriteString("path", file.Path);
        json.WriteEndObject();
    }
}
