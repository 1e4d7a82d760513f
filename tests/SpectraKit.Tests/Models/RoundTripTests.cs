using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Analyze;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>An answer that is read can be written again, whatever part of it is there.</summary>
public sealed class RoundTripTests
{
    private static readonly JsonObject _report = JsonNode.Parse($$"""
        {"id":90211,"sha1":"{{Sha1A}}","sha256":"{{Sha256A}}","md5":"{{Md5A}}","category":"application","file_type":"PE","file_size":1048576,
        "local_first_seen":"2025-01-01T10:00:00.000001+00:00","classification":"of tomorrow","riskscore":10,"classification_result":"Win32.Trojan.Example",
        "tags":{"ticore":["packed"],"user":[]},"aliases":["setup.exe"],"ticore":{"a\u00fc\"\\":[true,null]} }
        """)!.AsObject();

    private static Gen<JsonObject> Parts => Gen.Elements("kept", "kept", "absent", "null").ArrayOf(_report.Count).Select(fates =>
    {
        var part = new JsonObject();
        foreach (var ((name, value), fate) in _report.Zip(fates))
        {
            if (fate != "absent")
                part[name] = fate == "null" ? null : value!.DeepClone();
        }

        return part;
    });

    [Fact]
    public void What_is_there_is_written_as_it_was_read() => Prop.ForAll(
        Parts.ToArbitrary(),
        part =>
        {
            var written = Json.Write(Json.Read<ReportSummary>(part.ToJsonString()));

            var expected = part.DeepClone().AsObject();
            foreach (var (name, value) in part)
            {
                if (value is null)
                    expected.Remove(name);
            }

            Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(written)), $"{part.ToJsonString()}\n{written}");
            Assert.Equal(written, Json.Write(Json.Read<ReportSummary>(written)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_digest_or_a_time_that_is_empty_is_none_and_the_rest_of_the_answer_is_read()
    {
        var report = Json.Read<ReportSummary>($$"""{"sha1":"","md5":"{{Md5A}}","local_first_seen":"","classification":""}""");

        Assert.Equal((null, Hash(Md5A), null, ""), (report.Sha1, report.Md5, report.LocalFirstSeen, report.Classification?.Value));
    }
}
