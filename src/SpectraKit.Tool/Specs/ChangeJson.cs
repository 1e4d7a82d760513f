using System.Buffers;
using System.Text.Json;
using SpectraKit.Generator.Comparison;

namespace SpectraKit.Tool.Specs;

/// <summary>Changes for scripts. Members are added in later versions, never taken away.</summary>
internal static class ChangeJson
{
    public static byte[] Write(IReadOnlyList<LocatedChange> changes, string oldPath, string newPath)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("verb", "spec diff");
            json.WriteString("old", oldPath);
            json.WriteString("new", newPath);
            json.WriteNumber("breaking", Count(changes, ChangeSeverity.Breaking));
            json.WriteNumber("possiblyBreaking", Count(changes, ChangeSeverity.PossiblyBreaking));
            json.WriteNumber("compatible", Count(changes, ChangeSeverity.Compatible));
            json.WriteStartArray("changes");
            foreach (var change in changes)
                Write(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, LocatedChange change)
    {
        json.WriteStartObject();
        json.WriteString("severity", JsonNamingPolicy.KebabCaseLower.ConvertName(change.Change.Severity.ToString()));
        json.WriteString("kind", ChangeWords.Of(change.Change.Kind));
        json.WriteString("subject", change.Change.Subject);
        json.WriteString("what", change.Change.What);
        json.WriteString("why", change.Change.Why);
        Write(json, "old", change.Old);
        Write(json, "new", change.New);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, DocumentPlace place)
    {
        json.WriteStartObject(name);
        json.WriteString("pointer", place.Pointer);
        json.WriteNumber("line", place.Lines.Start.Line + 1);
        json.WriteNumber("column", place.Lines.Start.Character + 1);
        json.WriteEndObject();
    }

    private static int Count(IReadOnlyList<LocatedChange> changes, ChangeSeverity severity) => changes.Count(change => change.Change.Severity == severity);
}
