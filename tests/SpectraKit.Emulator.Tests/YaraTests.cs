using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

/// <summary>Rules that match harmless text only.</summary>
public sealed class YaraTests : IDisposable
{
    private const string Marked = "spectrakit harmless marker";

    private readonly TemporaryFolder _folder = new();

    public static bool IsMissing { get; } = !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "yarac")) || File.Exists(Path.Combine(folder, "yarac.exe")));

    public void Dispose() => _folder.Dispose();

    [Fact(Skip = "The program yara is not installed: apt-get install yara", SkipWhen = nameof(IsMissing))]
    public async Task Metadata_becomes_threat_name_and_risk_score_and_reaches_the_container_with_its_origin()
    {
        Rule("Win32_Trojan_Example : tc_detection malicious", "tc_detection_type = \"Trojan\" tc_detection_name = \"Example\" tc_detection_factor = 3");
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var zip = Archives.Zip(("inner.gz", Archives.Gzip(Archives.Text(string.Concat(Enumerable.Repeat(Marked, 9))))), ("b.bin", Archives.Text("nothing")));

        var answer = await client.ClassificationAsync(await client.SubmitAsync(zip));
        var own = await client.ClassificationAsync(Hashes.Sha1(Archives.Text(string.Concat(Enumerable.Repeat(Marked, 9)))));

        Assert.Equal(("malicious", 8, "Win32.Trojan.Example"), ((string)answer["classification"]!, (int)answer["riskscore"]!, (string)answer["classification_result"]!));
        Assert.Equal(Hashes.Sha1(Archives.Text(string.Concat(Enumerable.Repeat(Marked, 9)))), (string)answer["classification_origin"]!["sha1"]!);
        Assert.Null(own["classification_origin"]);
        Assert.Equal("yara", (string)own["classification_reason"]!, ignoreCase: true);
        Assert.Equal("unknown", (string)(await client.ClassificationAsync(Hashes.Sha1(Archives.Text("nothing"))))["classification"]!);
    }

    [Fact(Skip = "The program yara is not installed: apt-get install yara", SkipWhen = nameof(IsMissing))]
    public async Task A_rule_without_such_metadata_is_a_tag_and_the_rules_file_goes_first()
    {
        Rule("Plain", "author = \"us\"");
        Rule("Bad : malicious", "author = \"us\"", text: "second marker");
        await using var emulator = await Start(new VerdictRule { Name = "known.good", Classification = "goodware" });
        using var client = new EmulatorClient(emulator);

        var plain = await client.SubmitAsync(Archives.Text(Marked));
        var good = await client.SubmitAsync(Archives.Text("second marker"), "known.good");
        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{plain}}"], "fields": ["tags", "classification"], "skip_reanalysis": "true"}""");

        Assert.Equal("unknown", (string)report["results"]![0]!["classification"]!);
        Assert.Equal("yara-plain", (string)report["results"]![0]!["tags"]!["ticore"]![0]!);
        Assert.Equal("goodware", (string)(await client.ClassificationAsync(good))["classification"]!);
    }

    [Fact(Skip = "The program yara is not installed: apt-get install yara", SkipWhen = nameof(IsMissing))]
    public async Task A_rule_that_does_not_compile_is_named_by_file_and_line()
    {
        var path = _folder.Write("rules/deep/wrong.yar", "rule x\n{\n  condition: nothing\n}\n");

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(() => Start());

        Assert.Equal((path, 3), (e.File, e.Line));
        Assert.Contains("nothing", e.Sentence, StringComparison.Ordinal);
    }

    [Fact(Skip = "The program yara is not installed: apt-get install yara", SkipWhen = nameof(IsMissing))]
    public async Task Other_YARA_rules_than_last_time_judge_everything_anew()
    {
        var data = _folder.Combine("data");
        Rule("First : suspicious", "a = 1");
        string sha1;
        await using (var emulator = await Start(data: data))
        {
            using var client = new EmulatorClient(emulator);
            sha1 = await client.SubmitAsync(Archives.Text(Marked));
            Assert.Equal(("suspicious", 6), await VerdictAsync(client, sha1));
        }

        Rule("Second : malicious", "a = 1");
        await using (var emulator = await Start(data: data))
        {
            using var client = new EmulatorClient(emulator);
            while (await client.StatusAsync(sha1) == "processing") await Task.Delay(1, TestContext.Current.CancellationToken);
            Assert.Equal(("malicious", 10), await VerdictAsync(client, sha1));
        }
    }

    [Fact]
    public async Task A_folder_without_rules_and_a_folder_that_is_not_there_are_said_to_be_so()
    {
        Directory.CreateDirectory(_folder.Combine("rules"));
        Assert.Contains("no .yar", (await Assert.ThrowsAsync<EmulatorConfigurationException>(() => Start())).Message, StringComparison.Ordinal);

        Directory.Delete(_folder.Combine("rules"));
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<EmulatorConfigurationException>(() => Start())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_program_is_told_with_the_command_that_installs_it() =>
        Assert.Contains(
            "apt-get install yara",
            (await Assert.ThrowsAsync<EmulatorConfigurationException>(() => YaraProgram.RunAsync("no-such-program-as-yara", [], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("R [a,b] [k=\"v\",n =5,t=true] /p/q", "R", "a b", "k=v n=5 t=true", "/p/q")]
    [InlineData("R [] [] /p with blanks/q", "R", "", "", "/p with blanks/q")]
    [InlineData("R [] [k=\"a \\\"b, c=1\\\" ] d\"] /p", "R", "", "k=a \"b, c=1\" ] d", "/p")]
    public void A_line_is_read_whatever_its_metadata(string line, string rule, string tags, string metadata, string path)
    {
        var (match, at) = YaraOutput.Read(line)!.Value;

        Assert.Equal(
            (rule, tags, metadata, path),
            (match.Rule, string.Join(' ', match.Tags), string.Join(' ', match.Metadata.Select(pair => $"{pair.Key}={pair.Value}")), at));
    }

    [Theory]
    [InlineData("")]
    [InlineData("R")]
    [InlineData("R [a")]
    [InlineData("R [] [k")]
    [InlineData("R [] [k=\"v")]
    public void A_line_of_another_form_is_passed_over(string line) => Assert.Null(YaraOutput.Read(line));

    [Theory]
    [InlineData("Win32_Trojan_Example", "", "Trojan", "Example", "5", "malicious 10 Win32.Trojan.Example")]
    [InlineData("ByteCode_MSIL_Trojan_X", "malicious", "Trojan", "X", "1", "malicious 6 ByteCode-MSIL.Trojan.X")]
    [InlineData("Anything", "suspicious", "PUA", "Y", "0", "suspicious 5 PUA.Y")]
    [InlineData("Anything", "", null, null, "0", "suspicious 5 Anything")]
    [InlineData("Some_Rule", "malicious", null, null, null, "malicious 10 Some.Rule")]
    [InlineData("Fine", "goodware", null, null, "2", "goodware 2 ")]
    [InlineData("Fine", "other", null, null, null, null)]
    public void A_match_says_what_its_tags_and_metadata_say(string rule, string tag, string? type, string? name, string? factor, string? verdict)
    {
        var metadata = new Dictionary<string, string>();
        if (type is not null) metadata["tc_detection_type"] = type;
        if (name is not null) metadata["tc_detection_name"] = name;
        if (factor is not null) metadata["tc_detection_factor"] = factor;

        var said = new YaraMatch(rule, [tag], metadata).Verdict;

        Assert.Equal(verdict, said is null ? null : $"{said.Word} {said.RiskScore} {said.ThreatName}");
    }

    private static async Task<(string, int)> VerdictAsync(EmulatorClient client, string hash)
    {
        var answer = await client.ClassificationAsync(hash);
        return ((string)answer["classification"]!, (int)answer["riskscore"]!);
    }

    private void Rule(string head, string metadata, string text = Marked) =>
        _folder.Write($"rules/{head.Split(' ')[0]}.yar", $$"""rule {{head}} { meta: {{metadata}} strings: $a = "{{text}}" condition: $a }""");

    private Task<SpectraEmulator> Start(VerdictRule? rule = null, string? data = null) => SpectraEmulator.StartAsync(
        new EmulatorOptions { YaraDirectory = _folder.Combine("rules"), Rules = rule is null ? [] : [rule], DataDirectory = data },
        TestContext.Current.CancellationToken);
}
