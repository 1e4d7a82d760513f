using System.Text;
using System.Text.Json;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime.Json;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>An answer may be broken in any way: it is read, or it is refused as unreadable, and nothing else happens.</summary>
public sealed class HostileAnswerTests
{
    private static readonly string Report = $$"""
        {"count":1,"next":null,"results":[{"id":90211,"sha1":"{{Sha1A}}","imphash":null,"file_size":1048576,"local_first_seen":"2025-01-01T10:00:00.000001Z",
        "classification_origin":{"sha256":"{{Sha256B}}"},"classification":"malicious","riskscore":10,"tags":{"ticore":["packed"],"user":[]},"discussion":[{}],
        "summary":{"indicators":[{"priority":7,"reasons":[{"propagated":false}]}],"unpacking_status":{"failed":0} },
        "av_scanners":[{"scanner_percent":90.5}],"av_scanners_summary":{"scanner_percent":1e2},"ticore":{"a\u00fc\"\\":[true,null]} }]}
        """;

    private static readonly string Status = $$"""{"rl":{"entries":[{"sha1":"{{Sha1A}}","size":"48128"},{"sha1":"{{Sha1B}}","size":-1}],"unknown_hashes":["{{Sha1C}}"],"invalid_hashes":["zz"]} }""";

    [Fact]
    public void A_report_with_any_bytes_changed_is_read_or_refused() => Mutate<ReportSummaryPage>(Report);

    [Fact]
    public void A_download_status_with_any_bytes_changed_is_read_or_refused() => Mutate<DownloadStatusAnswer>(Status);

    [Fact]
    public void A_report_that_ends_anywhere_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Report.TrimEnd());
        Assert.True(CanRead<ReportSummaryPage>(whole));
        for (var length = 0; length < whole.Length; length++)
            Assert.False(CanRead<ReportSummaryPage>(whole.AsSpan(0, length)), $"The first {length} bytes were taken for the whole.");
    }

    [Theory]
    [InlineData("""{"results":[{"ticore":""")]
    [InlineData("""{"novelty":""")]
    public void Nesting_without_end_is_refused(string before) =>
        Assert.False(CanRead<ReportSummaryPage>(Encoding.UTF8.GetBytes(before + new string('[', 100_000))));

    private static void Mutate<T>(string text)
        where T : IJsonCodec<T>
    {
        // The seed is fixed: what fails once fails again.
        var random = new Random(20261121);
        var original = Encoding.UTF8.GetBytes(text);
        var alphabet = "{}[]\",:0-9.eE\\utnf \0\u007f"u8.ToArray().Append((byte)0xC3).Append((byte)0xFF).ToArray();
        var readable = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = original.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = alphabet[random.Next(alphabet.Length)];
            if (CanRead<T>(bytes))
                readable++;
        }

        Assert.InRange(readable, 1, 19_999);
    }

    private static bool CanRead<T>(ReadOnlySpan<byte> bytes)
        where T : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            T.Read(ref reader);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
