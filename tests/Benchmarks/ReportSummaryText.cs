using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Benchmarks;

/// <summary>An answer of the report summary with as many entries as wanted: the members that a scan sees, the same bytes in every run.</summary>
internal static class ReportSummaryText
{
    public static byte[] Create(int entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("count", entries);
        writer.WriteNull("next");
        writer.WriteNull("previous");
        writer.WriteStartArray("results");
        for (var i = 0; i < entries; i++)
            WriteEntry(writer, i);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, int number)
    {
        var content = Encoding.UTF8.GetBytes($"sample {number}");
        var isBad = number % 10 == 0;
        writer.WriteStartObject();
        writer.WriteNumber("id", 90_000 + number);
        writer.WriteString("sha1", Convert.ToHexStringLower(SHA1.HashData(content)));
        writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(content)));
        writer.WriteString("sha512", Convert.ToHexStringLower(SHA512.HashData(content)));
        writer.WriteString("md5", Convert.ToHexStringLower(MD5.HashData(content)));
        writer.WriteString("category", "application");
        writer.WriteString("file_type", "PE");
        writer.WriteString("file_subtype", ".Net Dll");
        writer.WriteString("identification_name", "");
        writer.WriteString("identification_version", "");
        writer.WriteNumber("file_size", 20_480L + number);
        writer.WriteNumber("extracted_file_count", number % 5);
        writer.WriteString("local_first_seen", "2026-01-01T10:00:00.000001Z");
        writer.WriteString("local_last_seen", "2026-01-02T10:00:00.000001Z");
        writer.WriteNull("classification_origin");
        writer.WriteString("classification_reason", "antivirus");
        writer.WriteNumber("classification_source", 513);
        writer.WriteString("classification", isBad ? "malicious" : "goodware");
        writer.WriteNumber("riskscore", isBad ? 10 : 0);
        writer.WriteString("classification_result", isBad ? "Win32.Trojan.Example" : null);
        writer.WriteStartObject("tags");
        writer.WriteStartArray("ticore");
        writer.WriteStringValue("arch-x86");
        writer.WriteStringValue("packed");
        writer.WriteEndArray();
        writer.WriteStartArray("user");
        writer.WriteStringValue("ci-build");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
