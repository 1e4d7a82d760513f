using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>A plan for people and for machines.</summary>
public static class PlanText
{
    /// <summary>Writes a plan as lines: what would be sent first, the totals last.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(ScanPlan plan, TextWriter writer)
    {
        foreach (var file in plan.Files.OrderByDescending(Weight).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var detail = file.DuplicateOf is { } first ? $"same as {SafeText.Of(first)}" : SafeText.Of(file.Reason);
            writer.WriteLine($"{Words.Of(file.Fate).PadRight(12)}  {SafeText.Of(file.Path)}{(file.Size is { } size ? $"  {ByteSize.Text(size)}" : "")}{(detail.Length > 0 ? "  " : "")}{detail}");
        }

        foreach (var line in Totals(plan))
            writer.WriteLine(line);
    }

    /// <summary>What a plan comes to.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Lines; none when there is no plan.</returns>
    public static IEnumerable<string> Totals(ScanPlan plan)
    {
        if (plan.Files.Count == 0)
            yield break;
        var entries = plan.Files.Count(file => file.Container is not null);
        var left = plan.Files.Count(file => file.Fate == PlannedFate.NotScanned);
        yield return string.Create(CultureInfo.InvariantCulture, $"{plan.Files.Count} {(plan.Files.Count == 1 ? "file" : "files")}{(entries > 0 ? string.Create(CultureInfo.InvariantCulture, $", {entries} of them inside of archives") : "")}: {plan.Contents} different contents, {plan.Remembered} remembered, {plan.Asked} to ask about, {left} not scanned.");
        yield return string.Create(CultureInfo.InvariantCulture, $"At most {plan.Uploads} to send, {ByteSize.Text(plan.UploadBytes)}; at most {plan.LookupCalls} calls to look up, by {string.Join(", then ", plan.Services.Select(Words.Of))}{(plan.Service.Emulator ? " (emulator)" : plan.Service.Url is null ? "" : " at " + plan.Service.Url)}.");
        foreach (var limit in plan.Limits)
            yield return $"Limit: {limit}.";
        yield return "Nothing was asked or sent.";
    }

    /// <summary>A plan as JSON.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>UTF-8 text that ends with a line break.</returns>
    public static byte[] WriteJson(ScanPlan plan) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", ScanPlan.SchemaVersion);
        json.WriteString("kind", "plan");
        JsonReport.WriteTool(json, ToolInfo.Current);
        JsonReport.WriteService(json, plan.Service);
        JsonReport.WriteTexts(json, "services", plan.Services.Select(Words.Of));
        json.WriteString("mode", Words.Of(plan.Mode));
        json.WriteStartObject("summary");
        json.WriteNumber("files", plan.Files.Count);
        json.WriteNumber("entries", plan.Files.Count(file => file.Container is not null));
        json.WriteNumber("contents", plan.Contents);
        json.WriteNumber("remembered", plan.Remembered);
        json.WriteNumber("asked", plan.Asked);
        json.WriteNumber("notScanned", plan.Files.Count(file => file.Fate == PlannedFate.NotScanned));
        json.WriteNumber("uploadsAtMost", plan.Uploads);
        json.WriteNumber("uploadBytesAtMost", plan.UploadBytes);
        json.WriteNumber("lookupCallsAtMost", plan.LookupCalls);
        json.WriteEndObject();
        JsonReport.WriteTexts(json, "limits", plan.Limits);
        json.WriteStartArray("files");
        foreach (var file in plan.Files)
        {
            json.WriteStartObject();
            JsonReport.WriteText(json, "path", file.Path);
            JsonReport.WriteText(json, "container", file.Container);
            JsonReport.WriteNumber(json, "size", file.Size);
            json.WriteString("sha256", file.Sha256);
            json.WriteString("fate", Words.Of(file.Fate));
            JsonReport.WriteText(json, "duplicateOf", file.DuplicateOf);
            JsonReport.WriteText(json, "reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteProblems(json, plan.Problems);
        json.WriteNumber("exitCode", plan.ExitCode);
        json.WriteEndObject();
    });

    private static int Weight(PlannedFile file) => file.Fate switch
    {
        PlannedFate.Send or PlannedFate.AskAndSend => 3,
        PlannedFate.NotScanned => 2,
        PlannedFate.Ask => 1,
        _ => 0,
    };
}
