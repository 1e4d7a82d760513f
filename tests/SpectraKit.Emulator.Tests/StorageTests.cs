using System.Text;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class StorageTests : IDisposable
{
    private static readonly byte[] Inner = Archives.Text("inside");
    private static readonly byte[] Package = Archives.Zip(("lib/inner.dll", Inner));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Samples_verdicts_tags_and_relations_survive_a_restart()
    {
        VerdictRule[] rules = [new VerdictRule { Name = "*.dll", Classification = "malicious", RiskScore = 8, ThreatName = "Made.Up" }];
        string sha1;
        long id;
        await using (var emulator = await Start(rules))
        {
            using var client = new EmulatorClient(emulator);
            sha1 = await client.SubmitAsync(Package, "package.zip", ("tags", "kept"), ("comment", "kept too"));
            id = await SampleId(client, sha1);
        }

        await using (var emulator = await Start(rules))
        {
            using var client = new EmulatorClient(emulator);
            Assert.Equal("processed", await client.StatusAsync(Hashes.Md5(Package)));
            Assert.Equal(id, await SampleId(client, sha1));
            var answer = await client.ClassificationAsync(sha1);
            Assert.Equal(("malicious", 8, "Made.Up"), ((string)answer["classification"]!, (int)answer["riskscore"]!, (string)answer["classification_result"]!));
            Assert.Equal(Hashes.Sha1(Inner), (string)answer["classification_origin"]!["sha1"]!);
            Assert.Equal("lib/inner.dll", (string)(await client.GetJsonAsync($"/api/samples/v2/{sha1}/extracted-files/"))["results"]![0]!["path"]!);
            using var download = await client.GetAsync($"/api/samples/{sha1}/download/");
            Assert.Equal(Package, await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal(0, emulator.Counters.Analyses);
            Assert.True(await SampleId(client, await client.SubmitAsync(Archives.Text("newer"))) > id);
        }
    }

    [Fact]
    public async Task Under_other_rules_everything_is_judged_anew_before_anybody_hears_an_old_verdict()
    {
        string sha1;
        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            sha1 = await client.SubmitAsync(Package, "package.zip");
            Assert.Equal("unknown", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        }

        await using (var emulator = await Start(new VerdictRule { Name = "*.dll", Classification = "malicious" }))
        {
            using var client = new EmulatorClient(emulator);
            while (await client.StatusAsync(sha1) == "processing") await Task.Delay(5, TestContext.Current.CancellationToken);
            Assert.Equal("malicious", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        }
    }

    [Fact]
    public async Task A_sample_whose_analysis_was_cut_short_is_analysed_after_the_restart()
    {
        var time = new ManualTime();
        await using (var emulator = await Start(options => options with { AnalysisDelay = TimeSpan.FromHours(1), TimeProvider = time }))
        {
            using var client = new EmulatorClient(emulator);
            Assert.Equal("processing", await client.StatusAsync(await client.SubmitAsync(Package)));
        }

        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            while (await client.StatusAsync(Hashes.Sha1(Package)) != "processed") await Task.Delay(5, TestContext.Current.CancellationToken);
            Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(Inner)));
        }
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_cut_off_and_swept_away()
    {
        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            await client.SubmitAsync(Package);
        }

        File.AppendAllText(_folder.Combine("index.jsonl"), """{"sample":{"id":77,"names":[" """ + new string('x', 5000));
        _folder.Write("incoming/leftover.partial", "half a file");

        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(Package)));
            await client.SubmitAsync(Archives.Text("after the cut"));
            Assert.DoesNotContain("xxx", await ReadJournalAsync(), StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(_folder.Combine("incoming")));
        }

        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(Archives.Text("after the cut"))));
        }
    }

    [Fact]
    public async Task A_file_that_came_out_of_an_archive_whose_analysis_never_ended_is_dropped()
    {
        using (var store = SampleStore.Open(_folder.Path, TimeProvider.System))
        {
            using var received = await store.Content.ReceiveAsync(new MemoryStream(Inner), long.MaxValue, isDurable: false, TestContext.Current.CancellationToken);
            store.Register(received, "lib/inner.dll", isSubmitted: false);
        }

        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        Assert.Equal("not_found", await client.StatusAsync(Hashes.Sha1(Inner)));
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task A_content_that_was_named_and_never_registered_is_swept_away_and_may_be_sent_again()
    {
        using (var store = SampleStore.Open(_folder.Path, TimeProvider.System))
        {
            // Where a process was killed: after the file got its name, before the journal got its line.
            using var received = await store.Content.ReceiveAsync(new MemoryStream(Inner), long.MaxValue, isDurable: false, TestContext.Current.CancellationToken);
            store.Content.Adopt(received);
        }

        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            Assert.Empty(Contents());
            await client.SubmitAsync(Inner);
        }

        await using (var emulator = await Start())
        {
            using var client = new EmulatorClient(emulator);
            Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(Inner)));
            Assert.Equal([Hashes.Sha256(Inner)], Contents().Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task A_file_that_is_not_the_emulators_own_stays()
    {
        var digest = Hashes.Sha256(Inner);
        string[] foreign = ["incoming/readme.txt", "content/readme.txt", "content/ab/readme.txt", $"content/00/{digest}", $"content/{digest[..2]}/{digest.ToUpperInvariant()}x"];
        foreach (var path in foreign) _folder.Write(path, "somebody's");

        await using (await Start())
        {
        }

        Assert.All(foreign, path => Assert.True(File.Exists(_folder.Combine(path)), path));
    }

    [Fact]
    public async Task A_journal_of_outdated_lines_is_compacted_and_says_the_same()
    {
        using (var store = SampleStore.Open(_folder.Path, TimeProvider.System))
        {
            using var received = await store.Content.ReceiveAsync(new MemoryStream(Inner), long.MaxValue, isDurable: false, TestContext.Current.CancellationToken);
            var id = store.Register(received, "a.txt", isSubmitted: true).Id;
            for (var i = 0; i < 1500; i++) store.Update(id, sample => sample with { UserTags = [$"tag {i}"] });
            store.RegisterUrl("https://example.com/", "local");
        }

        var before = new FileInfo(_folder.Combine("index.jsonl")).Length;
        using (var store = SampleStore.Open(_folder.Path, TimeProvider.System))
        {
            Assert.True(new FileInfo(_folder.Combine("index.jsonl")).Length < before / 100);
            Assert.Equal(["tag 1499"], Assert.Single(store.All()).UserTags);
            Assert.Equal(3, store.NextId());
        }
    }

    [Fact]
    public async Task A_folder_is_used_by_one_emulator_at_a_time()
    {
        await using var first = await Start();

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(() => Start());

        Assert.Equal(_folder.Path, e.File);
        Assert.Contains("Another emulator", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_named_by_its_number()
    {
        _folder.Write("index.jsonl", Line(1) + "nonsense\n" + Line(2));

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(() => Start());

        Assert.Equal((_folder.Combine("index.jsonl"), 2), (e.File, e.Line));
    }

    [Fact]
    public void A_line_with_one_bit_changed_is_no_line()
    {
        var line = Encoding.UTF8.GetBytes(Line(77).TrimEnd('\n'));
        Assert.Equal(77, JournalLine.Read(line)!.LastId);
        for (var i = 0; i < line.Length; i++)
        {
            line[i] ^= 1;
            // A quotation mark or brace of the tail may turn into another that no JSON has.
            Assert.Null(JournalLine.Read(line));
            line[i] ^= 1;
        }
    }

    [Fact]
    public void Damage_at_the_end_is_what_a_power_cut_leaves_and_is_cut_off()
    {
        _folder.Write("index.jsonl", Line(5) + Line(6)[..^3] + "x\n" + "half");

        using (var store = SampleStore.Open(_folder.Path, TimeProvider.System)) Assert.Equal(6, store.NextId());

        Assert.Equal(Line(5), File.ReadAllText(_folder.Combine("index.jsonl")));
    }

    private static string Line(long lastId) => Encoding.UTF8.GetString(JournalLine.Write(new JournalEntry { LastId = lastId }));

    [Fact]
    public void A_hundred_thousand_samples_open_and_are_found()
    {
        const int count = 100_000;
        using var lines = new MemoryStream();
        lines.Write(JournalLine.Write(new JournalEntry { Rules = "x" }));
        for (var i = 1; i <= count; i++)
        {
            var digits = new string('0', 2 * SampleDigests.Length).ToCharArray();
            foreach (var start in new[] { 0, 32, 72, 136 }) i.ToString("x8").CopyTo(digits.AsSpan(start));
            var seen = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            lines.Write(JournalLine.Write(new JournalEntry
            {
                Sample = new Sample { Id = i, Digests = SampleDigests.Parse(new string(digits)), Size = 1, Names = [$"{i}.dll"], IsSubmitted = true, FirstSeen = seen, LastSeen = seen, AnalysedVerdict = Verdict.Unknown },
            }));
        }

        File.WriteAllBytes(_folder.Combine("index.jsonl"), lines.ToArray());
        using var store = SampleStore.Open(_folder.Path, TimeProvider.System);

        Assert.Equal(count, store.All().Count);
        Assert.True(HashValue.TryParse(count.ToString("x8") + new string('0', 32), out var hash));
        Assert.Equal($"{count}.dll", store.Find(hash)?.FileName);
        Assert.Equal(count + 1, store.NextId());
    }

    private string[] Contents() => Directory.GetFiles(_folder.Combine("content"), "*", SearchOption.AllDirectories);

    private async Task<string> ReadJournalAsync()
    {
        await using var stream = new FileStream(_folder.Combine("index.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<long> SampleId(EmulatorClient client, string hash) =>
        (long)(await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{hash}}"], "skip_reanalysis": "true"}"""))["results"]![0]!["id"]!;

    private Task<SpectraEmulator> Start(params VerdictRule[] rules) => Start(options => options with { Rules = rules });

    private Task<SpectraEmulator> Start(Func<EmulatorOptions, EmulatorOptions> change) =>
        SpectraEmulator.StartAsync(change(new EmulatorOptions { DataDirectory = _folder.Path }), TestContext.Current.CancellationToken);
}
