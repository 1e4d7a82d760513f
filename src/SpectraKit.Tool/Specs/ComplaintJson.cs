using System.Buffers;
using System.Text.Json;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Specs;

/// <summary>Complaints about documents for scripts. Members are added in later versions, never taken away.</summary>
internal static class ComplaintJson
{
    public static byte[] Write(IReadOnlyList<SpecComplaint> complaints, IReadOnlyList<string> paths)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("verb", "spec check");
            json.WriteStartArray("documents");
            foreach (var path in paths)
                json.WriteStringValue(path);
            json.WriteEndArray();
            json.WriteNumber("errors", complaints.Count(complaint => complaint.Severity == Severity.Error));
            json.WriteNumber("warnings", complaints.Count(complaint => complaint.Severity == Severity.Warning));
            json.WriteStartArray("complaints");
            foreach (var complaint in complaints)
                Write(json, complaint);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, SpecComplaint complaint)
    {
        json.WriteStartObject();
        json.WriteString("document", complaint.Path);
        json.WriteString("severity", Words.Of(complaint.Severity));
        json.WriteString("code", complaint.Id);
        json.WriteString("message", complaint.Message);
        json.WriteString("pointer", complaint.Pointer);
        json.WriteNumber("line", complaint.Line0 + 1);
        json.WriteNumber("column", complaint.Column0 + 1);
        json.WriteEndObject();
    }
}
