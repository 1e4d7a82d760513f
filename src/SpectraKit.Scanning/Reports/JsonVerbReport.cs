using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>The JSON form of the reports of the verbs other than scan: the same frame as the neutral report, with <c>items</c> instead of <c>files</c>.</summary>
public static class JsonVerbReport
{
    /// <summary>The report as JSON.</summary>
    /// <param name="report">What became of files that were to be sent.</param>
    /// <returns>UTF-8 text that ends with a line break.</returns>
    public static byte[] Write(VerbReport<SubmittedFile> report) => Write(report, "submit", (json, item) =>
    {
        JsonReport.WriteText(json, "path", item.Path);
        WriteSize(json, item.Size);
        json.WriteString("sha256", item.Sha256);
        json.WriteString("sha1", item.Sha1);
        json.WriteBoolean("accepted", item.IsAccepted);
    });

    /// <inheritdoc cref="Write(VerbReport{SubmittedFile})"/>
    /// <param name="report">How far the service is with samples.</param>
    public static byte[] Write(VerbReport<SampleState> report) => Write(report, "status", (json, item) =>
    {
        JsonReport.WriteText(json, "hash", item.Hash);
        json.WriteString("status", item.State is { } state ? Words.Of(state) : null);
    });

    /// <inheritdoc cref="Write(VerbReport{SubmittedFile})"/>
    /// <param name="report">What became of samples that were to be fetched.</param>
    public static byte[] Write(VerbReport<DownloadedSample> report) => Write(report, "download", (json, item) =>
    {
        JsonReport.WriteText(json, "hash", item.Hash);
        JsonReport.WriteText(json, "path", item.Path);
        WriteSize(json, item.Size);
    });

    /// <summary>The report of a verb of a front's own, in the same frame.</summary>
    /// <typeparam name="TItem">What there is to say of each file or sample.</typeparam>
    /// <param name="report">The report.</param>
    /// <param name="verb">The verb's name.</param>
    /// <param name="write">Writes an item's members; its <c>problem</c> is written after them. Text of strangers is best written with <see cref="WriteText"/>.</param>
    /// <returns>UTF-8 text that ends with a line break.</returns>
    public static byte[] Write<TItem>(VerbReport<TItem> report, string verb, Action<Utf8JsonWriter, TItem> write)
        where TItem : IVerbItem => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", ScanReport.CurrentSchemaVersion);
        json.WriteString("verb", verb);
        JsonReport.WriteTool(json, ToolInfo.Current);
        JsonReport.WriteService(json, report.Service);
        json.WriteStartArray("items");
        foreach (var item in report.Items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WritePropertyName("problem");
            if (item.Problem is { } problem)
                JsonReport.WriteProblem(json, problem);
            else
                json.WriteNullValue();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteProblems(json, report.Problems);
        json.WriteNumber("exitCode", report.ExitCode);
        JsonReport.WriteTimes(json, report.StartedAt, report.Duration);
        json.WriteEndObject();
    });

    /// <summary>Writes a member whose text comes from strangers: what is no text in it, such as half a character of a file's name, is replaced.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="text">Its text; <c>null</c> is written as such.</param>
    public static void WriteText(Utf8JsonWriter json, string name, string? text) => JsonReport.WriteText(json, name, text);

    private static void WriteSize(Utf8JsonWriter json, long? size)
    {
        if (size is { } value)
            json.WriteNumber("size", value);
        else
            json.WriteNull("size");
    }
}
