using System.Text.Json.Nodes;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class OverrideTests
{
    private const string Path = "/api/databrowser/malware_presence/user_override";

    private static readonly byte[] Content = Archives.Text("what an account thinks of it");
    private static readonly byte[] Elsewhere = Archives.Text("what the emulator has never seen");

    [Fact]
    public async Task What_an_account_says_of_a_sample_is_what_the_cloud_says_until_it_is_removed()
    {
        using var folder = new TemporaryFolder();
        var options = new EmulatorOptions { DataDirectory = folder.Path };
        await using (var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var appliance = new EmulatorClient(emulator);
            using var cloud = new CloudClient(emulator);
            await appliance.SubmitAsync(Content);

            Assert.Equal(200, await SetAsync(cloud, Set(Content, "MALICIOUS", ("threat_level", 3), ("threat_name", "Win32.Trojan.Mine"))));
            Assert.Equal(200, await SetAsync(cloud, Set(Elsewhere, "SUSPICIOUS", ("threat_level", "2"))));

            Assert.Equal("unknown", (string)(await appliance.ClassificationAsync(Hashes.Sha1(Content)))["classification"]!);
        }

        await using (var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var appliance = new EmulatorClient(emulator);
            using var cloud = new CloudClient(emulator);

            Assert.Equal(("MALICIOUS", 3, "Win32.Trojan.Mine"), await PresenceAsync(cloud, "md5", Hashes.Md5(Content)));
            Assert.Equal(("SUSPICIOUS", 2, null), await PresenceAsync(cloud, "sha1", Hashes.Sha1(Elsewhere)));
            Assert.Equal(new[] { Hashes.Sha256(Content), Hashes.Sha256(Elsewhere) }.Order(StringComparer.Ordinal), await ListAsync(cloud, "sha256"));
            // What was overridden before it came is overridden when it is there.
            await appliance.SubmitAsync(Elsewhere);
            Assert.Equal(("SUSPICIOUS", 2, null), await PresenceAsync(cloud, "sha256", Hashes.Sha256(Elsewhere)));

            Assert.Equal(200, await SendAsync(cloud, new JsonObject { ["remove_override"] = new JsonArray(Digests(Content), Digests(Elsewhere)) }));

            Assert.Equal("UNKNOWN", (await PresenceAsync(cloud, "md5", Hashes.Md5(Content))).Status);
            Assert.Empty(await ListAsync(cloud, "sha1"));
        }
    }

    [Fact]
    public async Task Pages_begin_with_the_hash_that_the_one_before_named()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);
        for (var batch = 0; batch < 11; batch++)
            Assert.Equal(200, await SetAsync(cloud, [.. Enumerable.Range(batch * 100, 100).Select(i => Set(Archives.Text($"{i}"), "KNOWN"))]));

        var first = await cloud.JsonAsync(HttpMethod.Get, $"{Path}/list_hashes/md5?format=json");
        var second = await cloud.JsonAsync(HttpMethod.Get, $"{Path}/list_hashes/md5?format=json&start_hash={first["user_override"]!["next_hash"]}");

        Assert.True((bool)first["user_override"]!["has_next"]!);
        Assert.False((bool)second["user_override"]!["has_next"]!);
        Assert.Equal(1_100, new[] { first, second }.SelectMany(page => page["user_override"]!["hash_values"]!.AsArray()).Select(hash => (string)hash!).Distinct().Count());
    }

    [Fact]
    public async Task A_request_in_XML_is_as_good_and_the_list_is_XML_unless_told_otherwise()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);
        var item = $"<item><sha1>{Hashes.Sha1(Content)}</sha1><sha256>{Hashes.Sha256(Content)}</sha256><md5>{Hashes.Md5(Content)}</md5><status>KNOWN</status><trust_factor>1</trust_factor></item>";

        var (status, _, _) = await cloud.SendAsync(HttpMethod.Post, $"{Path}/xml", CloudClient.Bytes($"<rl><query><override_samples>{item}</override_samples></query></rl>"));
        var list = await cloud.XmlAsync(HttpMethod.Get, $"{Path}/list_hashes/sha1");

        Assert.Equal(200, status);
        Assert.Equal(Hashes.Sha1(Content), list.Element("user_override")!.Element("hash_values")!.Element("item")!.Value);
        Assert.Equal("KNOWN", (await PresenceAsync(cloud, "sha1", Hashes.Sha1(Content))).Status);
    }

    [Theory]
    [InlineData("""{"override_samples": [{"status": "MALICIOUS"}]}""", 400)]
    [InlineData("""{"override_samples": "all"}""", 400)]
    [InlineData("""{"remove_override": ["0000000000000000000000000000000000000000"]}""", 400)]
    [InlineData("{}", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"override_samples": [{"md5": "\ud800"}]}""", 400)]
    [InlineData("""{"override_samples": [], "override_samples": []}""", 400)]
    [InlineData("""{"override_samples": [{"md5": "a", "md5": "b"}]}""", 400)]
    public async Task What_is_no_override_is_refused(string query, int status)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);

        Assert.Equal(status, (await cloud.SendAsync(HttpMethod.Post, $"{Path}/json", CloudClient.Bytes($$$"""{"rl": {"query": {{{query}}} } }"""))).Status);
    }

    [Fact]
    public async Task Wrong_words_and_numbers_too_many_samples_and_no_hash_to_begin_with_are_refused_and_nothing_is_set()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);

        Assert.Equal(400, await SetAsync(cloud, Set(Content, "MALICIOUS"), Set(Elsewhere, "UNKNOWN")));
        Assert.Equal(400, await SetAsync(cloud, Set(Content, "MALICIOUS", ("threat_level", 6))));
        Assert.Equal(413, await SetAsync(cloud, [.. Enumerable.Range(0, 101).Select(i => Set(Archives.Text($"{i}"), "KNOWN"))]));
        Assert.Equal(400, (await cloud.SendAsync(HttpMethod.Get, $"{Path}/list_hashes/sha512?format=json")).Status);
        Assert.Equal(400, (await cloud.SendAsync(HttpMethod.Get, $"{Path}/list_hashes/sha1?format=json&start_hash={Hashes.Md5(Content)}")).Status);
        Assert.Empty(await ListAsync(cloud, "sha1"));
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_419_here()
    {
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Limits = new EmulatorLimits { CloudQueriesPerDay = 1 } }, TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);

        Assert.Equal(200, await SetAsync(cloud, Set(Content, "KNOWN")));
        Assert.Equal(419, await SetAsync(cloud, Set(Content, "MALICIOUS")));
        Assert.Equal(419, (await cloud.SendAsync(HttpMethod.Get, $"{Path}/list_hashes/sha1?format=json")).Status);
    }

    private static JsonObject Digests(byte[] content) => new() { ["sha1"] = Hashes.Sha1(content), ["sha256"] = Hashes.Sha256(content), ["md5"] = Hashes.Md5(content) };

    private static JsonObject Set(byte[] content, string status, params (string Name, object Value)[] more)
    {
        var one = Digests(content);
        one["status"] = status;
        foreach (var (name, value) in more) one[name] = JsonValue.Create(value);
        return one;
    }

    private static Task<int> SetAsync(CloudClient cloud, params JsonObject[] overrides) =>
        SendAsync(cloud, new JsonObject { ["override_samples"] = new JsonArray([.. overrides]) });

    private static async Task<int> SendAsync(CloudClient cloud, JsonNode query) =>
        (await cloud.SendAsync(HttpMethod.Post, $"{Path}/json", CloudClient.Bytes(new JsonObject { ["rl"] = new JsonObject { ["query"] = query } }.ToJsonString()))).Status;

    private static async Task<IEnumerable<string>> ListAsync(CloudClient cloud, string type) =>
        (await cloud.JsonAsync(HttpMethod.Get, $"{Path}/list_hashes/{type}?format=json"))["user_override"]!["hash_values"]!.AsArray().Select(hash => (string)hash!);

    private static async Task<(string Status, int? Level, string? Threat)> PresenceAsync(CloudClient cloud, string type, string hash)
    {
        var presence = (await cloud.JsonAsync(HttpMethod.Get, $"/api/databrowser/malware_presence/query/{type}/{hash}?format=json&extended=true"))["malware_presence"]!;
        return ((string)presence["status"]!, (int?)presence["threat_level"], (string?)presence["threat_name"]);
    }
}
