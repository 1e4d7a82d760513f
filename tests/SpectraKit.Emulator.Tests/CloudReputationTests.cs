namespace SpectraKit.Emulator.Tests;

public sealed class CloudReputationTests : IAsyncLifetime
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";
    private const string Path = "/api/databrowser/malware_presence";

    private static readonly byte[] Bad = Archives.Text("bad");
    private static readonly byte[] Good = Archives.Text("good");

    private SpectraEmulator _emulator = null!;
    private CloudClient _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        VerdictRule[] rules =
        [
            new() { Sha1 = Hashes.Sha1(Bad), Classification = "malicious", RiskScore = 8, ThreatName = "Win32.Trojan.Example" },
            new() { Sha1 = Hashes.Sha1(Good), Classification = "goodware", RiskScore = 1 },
        ];
        _emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Rules = rules });
        _cloud = new CloudClient(_emulator);
        using var client = new EmulatorClient(_emulator);
        await client.SubmitAsync(Bad, "bad.exe");
        await client.SubmitAsync(Good, "good.exe");
    }

    public async ValueTask DisposeAsync()
    {
        _cloud.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Extended_says_more_and_hashes_are_shown_on_request()
    {
        var terse = await _cloud.JsonAsync(HttpMethod.Get, $"{Path}/query/md5/{Hashes.Md5(Bad)}?format=json");
        var rich = (await _cloud.JsonAsync(HttpMethod.Get, $"{Path}/query/sha256/{Hashes.Sha256(Bad)}?format=json&extended=true&show_hashes=true"))["malware_presence"]!;
        var good = (await _cloud.JsonAsync(HttpMethod.Get, $"{Path}/query/sha1/{Hashes.Sha1(Good)}?format=json&extended=true"))["malware_presence"]!;

        Assert.Equal($$$$"""{"malware_presence":{"status":"MALICIOUS","query_hash":{"md5":"{{{{Hashes.Md5(Bad)}}}}"}}}""", terse.ToJsonString());
        Assert.Equal((3, "Win32.Trojan.Example", "Trojan", Hashes.Sha1(Bad)), ((int)rich["threat_level"]!, (string)rich["threat_name"]!, (string)rich["classification"]!["type"]!, (string)rich["sha1"]!));
        Assert.DoesNotContain("Z", (string)rich["first_seen"]!, StringComparison.Ordinal);
        Assert.Equal(("KNOWN", 1, null), ((string)good["status"]!, (int)good["trust_factor"]!, (string?)good["threat_name"]));
    }

    [Fact]
    public async Task One_query_answers_XML_unless_told_otherwise_and_a_bulk_query_in_the_format_of_its_request()
    {
        var single = await _cloud.XmlAsync(HttpMethod.Get, $"{Path}/query/sha1/{Missing}");
        var json = await _cloud.JsonAsync(HttpMethod.Post, $"{Path}/bulk_query/json", CloudClient.Query("sha1", Missing, Hashes.Sha1(Bad), "zz<&"));
        var xml = await _cloud.XmlAsync(HttpMethod.Post, $"{Path}/bulk_query/xml", CloudClient.Bytes($"<rl><query><hash_type>sha1</hash_type><hashes><item>{Hashes.Sha1(Bad)}</item><item>zz&lt;&amp;</item></hashes></query></rl>"));
        var told = await _cloud.XmlAsync(HttpMethod.Post, $"{Path}/bulk_query/json?format=xml", CloudClient.Query("sha1", Missing));

        Assert.Equal("UNKNOWN", single.Element("malware_presence")!.Element("status")!.Value);
        Assert.Equal(["UNKNOWN", "MALICIOUS"], json["entries"]!.AsArray().Select(entry => (string)entry!["status"]!));
        Assert.Equal(["zz<&"], json["invalid_hashes"]!.AsArray().Select(hash => (string)hash!));
        Assert.Equal("MALICIOUS", xml.Element("entries")!.Elements("item").Single().Element("status")!.Value);
        Assert.Equal("zz<&", xml.Element("invalid_hashes")!.Element("item")!.Value);
        Assert.Single(told.Element("entries")!.Elements("item"));
    }

    [Theory]
    [InlineData("GET", "/query/sha1/zz?format=json")]
    [InlineData("GET", "/query/md5/" + Missing)]
    [InlineData("GET", "/query/sha1/" + Missing + "?format=yaml")]
    [InlineData("GET", "/query/sha1/" + Missing + "?extended=perhaps")]
    [InlineData("POST", "/bulk_query/yaml")]
    [InlineData("POST", "/bulk_query/json")]
    public async Task What_is_no_query_is_answered_400(string method, string path)
    {
        var hashes = Enumerable.Range(0, 101).Select(i => i.ToString("x40", System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal(400, (await _cloud.SendAsync(new HttpMethod(method), Path + path, method == "POST" ? CloudClient.Query("sha1", hashes) : null)).Status);
    }

    [Fact]
    public async Task Scans_and_reports_are_404_for_what_is_not_known_and_goodware_reports_for_what_is_not_good()
    {
        var bad = Hashes.Sha1(Bad);
        Assert.Equal(404, (await _cloud.SendAsync(HttpMethod.Get, $"/api/xref/v2/query/sha1/{Missing}?format=json")).Status);
        Assert.Equal(404, (await _cloud.SendAsync(HttpMethod.Get, $"/api/databrowser/rldata/query/sha1/{Missing}?format=json")).Status);
        Assert.Equal(404, (await _cloud.SendAsync(HttpMethod.Get, $"/api/databrowser/rldata/goodware/query/sha1/{bad}?format=json")).Status);

        var scans = await _cloud.JsonAsync(HttpMethod.Get, $"/api/xref/v2/query/sha1/{bad}?format=json&history=true");
        var report = await _cloud.XmlAsync(HttpMethod.Get, $"/api/databrowser/rldata/query/sha1/{bad}");
        Assert.True((bool)scans["sample"]!["single_scan"]!);
        Assert.Equal("bad.exe", report.Element("sample")!.Element("sources")!.Element("entries")!.Element("item")!.Element("properties")!.Element("item")!.Element("value")!.Value);
    }

    [Fact]
    public async Task A_search_has_no_envelope_and_larger_pages()
    {
        var page = (await _cloud.JsonAsync(HttpMethod.Post, "/api/search/v1/query", EmulatorClient.Json("""{"query": "available:TRUE", "records_per_page": 10000, "format": "json"}""")))["web_search_api"]!;

        Assert.Equal(["KNOWN", "MALICIOUS"], page["entries"]!.AsArray().Select(entry => (string)entry!["classification"]!).Order(StringComparer.Ordinal));
        Assert.Equal(400, (await _cloud.SendAsync(HttpMethod.Post, "/api/search/v1/query", EmulatorClient.Json("""{"query": "a", "records_per_page": 10001}"""))).Status);
    }

    [Fact]
    public async Task A_search_is_answered_in_XML_unless_its_body_says_JSON()
    {
        var found = await _cloud.XmlAsync(HttpMethod.Post, "/api/search/v1/query", EmulatorClient.Json("""{"query": "classification:malicious"}"""));

        Assert.Equal("MALICIOUS", found.Element("web_search_api")!.Element("entries")!.Elements("item").Single().Element("classification")!.Value);
        Assert.Equal(400, (await _cloud.SendAsync(HttpMethod.Post, "/api/search/v1/query", EmulatorClient.Json("""{"query": "a", "format": "yaml"}"""))).Status);
    }
}
