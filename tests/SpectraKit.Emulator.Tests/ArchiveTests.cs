using System.Net;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class ArchiveTests
{
    private static readonly byte[] Bad = Archives.Text("the bad one");
    private static readonly byte[] Fine = Archives.Text("the fine one");

    [Fact]
    public async Task A_container_is_as_bad_as_the_worst_file_in_it_and_names_that_file()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var inner = Archives.Zip(("lib/suspicious.dll", Fine), ("lib/evil.dll", Bad));
        var outer = Archives.Zip(("package.nuspec", Archives.Text("<package/>")), ("inner.zip", inner));

        var answer = await client.ClassificationAsync(await client.SubmitAsync(outer, "package.nupkg"));

        Assert.Equal(("malicious", 10, "Win32.Trojan.Example"), ((string)answer["classification"]!, (int)answer["riskscore"]!, (string)answer["classification_result"]!));
        Assert.Equal(Hashes.Sha256(Bad), (string)answer["classification_origin"]!["sha256"]!);
        Assert.Equal(Hashes.Sha512(Bad), (string)answer["classification_origin"]!["sha512"]!);
        Assert.Equal(Hashes.Sha1(Bad), (string)(await client.ClassificationAsync(Hashes.Sha1(inner)))["classification_origin"]!["sha1"]!);
        var self = await client.ClassificationAsync(Hashes.Sha1(Bad));
        Assert.Equal("malicious", (string)self["classification"]!);
        Assert.Null(self["classification_origin"]);
    }

    [Fact]
    public async Task A_good_file_in_a_container_does_not_make_the_container_good_and_a_rule_for_the_container_does_not_hide_a_bad_one()
    {
        await using var emulator = await Start(new VerdictRule { Name = "good.*", Classification = "goodware" });
        using var client = new EmulatorClient(emulator);

        var good = await client.ClassificationAsync(await client.SubmitAsync(Archives.Zip(("good.txt", Archives.Text("the good one"))), "any.zip"));
        var bad = await client.ClassificationAsync(await client.SubmitAsync(Archives.Zip(("evil.dll", Bad)), "good.zip"));

        var own = await client.ClassificationAsync(await client.SubmitAsync(Archives.Zip(("plain.txt", Fine)), "good.jar"));

        Assert.Equal("unknown", (string)good["classification"]!);
        Assert.Equal("malicious", (string)bad["classification"]!);
        Assert.Equal("goodware", (string)own["classification"]!);
    }

    [Theory]
    [InlineData("package.nuspec", "NuGet")]
    [InlineData("META-INF/MANIFEST.MF", "JAR")]
    [InlineData("extension.vsixmanifest", "VSIX")]
    [InlineData("readme.txt", "")]
    public async Task Zip_based_packages_are_known_by_what_is_in_them(string entry, string subtype)
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Zip((entry, Fine)), "unnamed");

        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{sha1}}"]}""");

        var result = report["results"]![0]!;
        Assert.Equal(("ZIP", subtype, 1), ((string)result["file_type"]!, (string)result["file_subtype"]!, (int)result["extracted_file_count"]!));
    }

    [Fact]
    public async Task Names_that_climb_out_write_nothing_outside_and_are_served_without_climbing()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Combine("deep", "down", "data");
        await using var emulator = await Start(options => options with { DataDirectory = data });
        using var client = new EmulatorClient(emulator);
        var zip = Archives.Zip(
            ("../../escaped.txt", Archives.Text("1")), ("/absolute.txt", Archives.Text("2")), ("C:\\windows\\drive.txt", Archives.Text("3")),
            ("a/../../b.txt", Archives.Text("4")), ("same.txt", Archives.Text("5")), ("./same.txt", Archives.Text("6")), ("...", Archives.Text("7")));

        var sha1 = await client.SubmitAsync(zip, "hostile.zip");
        var list = await client.GetJsonAsync($"/api/samples/v2/{sha1}/extracted-files/");
        using var unpacked = await client.GetAsync($"/api/samples/{sha1}/unpacked/");
        var served = Archives.Read(await unpacked.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("../../escaped.txt", (string)list["results"]![0]!["path"]!);
        Assert.Equal("escaped.txt", (string)list["results"]![0]!["filename"]!);
        Assert.Equal(["escaped.txt", "absolute.txt", "C/windows/drive.txt", "a/b.txt", "same.txt", "same (2).txt", "file"], served.Keys);
        Assert.Equal(Archives.Text("6"), served["same (2).txt"]);
        Assert.Equal([data], Directory.GetFileSystemEntries(folder.Combine("deep", "down")));
        Assert.Equal([folder.Combine("deep")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_bomb_is_stopped_by_each_of_the_limits_and_said_to_be_unpacked_in_part()
    {
        var zeros = Archives.Zip(("1.bin", new byte[4 << 20]), ("2.bin", new byte[(4 << 20) + 1]), ("3.bin", new byte[(4 << 20) + 2]));

        Assert.Equal((0, 1), await Unpacked(zeros, new EmulatorLimits { ArchiveRatio = 100 }));
        Assert.Equal((1, 1), await Unpacked(zeros, new EmulatorLimits { ArchiveRatio = 10_000, ArchiveBytes = 6 << 20 }));
        Assert.Equal((2, 1), await Unpacked(zeros, new EmulatorLimits { ArchiveRatio = 10_000, ArchiveEntries = 2 }));
        Assert.Equal((3, 0), await Unpacked(zeros, new EmulatorLimits { ArchiveRatio = 10_000 }));
        Assert.Equal((0, 1), await Unpacked(zeros, new EmulatorLimits { ArchiveDepth = 0 }));

        static async Task<(int Success, int Partial)> Unpacked(byte[] zip, EmulatorLimits limits)
        {
            await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Limits = limits }, TestContext.Current.CancellationToken);
            using var client = new EmulatorClient(emulator);
            return await Status(client, await client.SubmitAsync(zip)) is var (success, _, partial) ? (success, partial) : default;
        }
    }

    [Fact]
    public async Task Archives_in_archives_are_opened_as_deep_as_allowed_and_share_one_budget()
    {
        var nested = Archives.Zip(("evil.dll", Bad));
        for (var i = 0; i < 9; i++) nested = Archives.Zip(($"level{i}.zip", nested));

        await using var shallow = await Start(options => options with { Limits = new EmulatorLimits { ArchiveDepth = 9 } });
        await using var deep = await Start(options => options with { Limits = new EmulatorLimits { ArchiveDepth = 10 } });
        await using var poor = await Start(options => options with { Limits = new EmulatorLimits { ArchiveDepth = 10, ArchiveEntries = 9 } });

        Assert.Equal(("unknown", "malicious", "unknown"), (await Verdict(shallow), await Verdict(deep), await Verdict(poor)));

        async Task<string> Verdict(SpectraEmulator emulator)
        {
            using var client = new EmulatorClient(emulator);
            return (string)(await client.ClassificationAsync(await client.SubmitAsync(nested)))["classification"]!;
        }
    }

    [Fact]
    public async Task Archives_that_cannot_be_read_are_analysed_as_what_they_are()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var zip = Archives.Zip(("a.txt", new byte[5000]), ("evil.dll", Bad));
        var damaged = zip.ToArray();
        damaged.AsSpan(35, 8).Fill(0xff);

        Assert.Equal((0, 1, 0), await Status(client, await client.SubmitAsync(zip[..^30])));
        Assert.Equal((0, 1, 0), await Status(client, await client.SubmitAsync([.. "PK\u0003\u0004"u8, .. new byte[200]])));
        Assert.Equal((1, 1, 0), await Status(client, await client.SubmitAsync(damaged)));
        Assert.Equal((1, 1, 0), await Status(client, await client.SubmitAsync(Archives.MarkEncrypted(zip))));
        Assert.Equal((0, 0, 0), await Status(client, await client.SubmitAsync(Archives.Zip())));
        Assert.Equal("malicious", (string)(await client.ClassificationAsync(Hashes.Sha1(damaged)))["classification"]!);
    }

    [Fact]
    public async Task Bombs_and_damaged_entries_side_by_side_draw_on_one_budget()
    {
        var bomb = Archives.Zip(("zeros.bin", new byte[32 << 20]));
        var limits = new EmulatorLimits { ArchiveRatio = 100, ArchiveBytes = 5 << 20, ArchiveEntries = 10 };
        await using var emulator = await Start(options => options with { Limits = limits });
        using var client = new EmulatorClient(emulator);
        var bombs = Archives.Zip(("1.zip", bomb), ("2.zip", bomb), ("3.zip", bomb), ("4.zip", bomb), ("evil.dll", Bad));
        var locked = Archives.Zip(("locked.txt", Fine));
        var many = Archives.Zip([.. Enumerable.Range(0, 8).Select(i => ($"{i}.zip", Archives.MarkEncrypted(locked)))]);

        // Each bomb may become 100 times what it weighs before it is stopped: two of them use up five mebibytes.
        Assert.Equal((2, 0, 1), await Status(client, await client.SubmitAsync(bombs)));
        Assert.Equal((5, 0, 1), await Status(client, await client.SubmitAsync(many)));
    }

    [Fact]
    public async Task However_an_archive_is_damaged_unpacking_ends_with_a_result_and_within_its_budget()
    {
        using var folder = new TemporaryFolder();
        var content = new ContentFolder(folder.Path);
        IUnpacker[] unpackers = [new ZipUnpacker(mostEntries: 20), new TarUnpacker(), new GzipUnpacker()];
        (byte[] Content, IUnpacker Unpacker)[] archives =
        [
            (Archives.Zip(("a.txt", Fine), ("folder/b.dll", new byte[3000]), ("c.zip", Archives.Zip(("d", Bad)))), unpackers[0]),
            (Archives.Zip(), unpackers[0]),
            (Archives.Zip(("empty", [])), unpackers[0]),
            (Archives.Locked("infected", isAes: false, ("a.txt", Fine), ("folder/b.dll", new byte[3000])), unpackers[0]),
            (Archives.Tar(("a.txt", Fine), (new string('n', 200), new byte[3000]), ("größe.txt", Bad)), unpackers[1]),
            (Archives.Gzip(Archives.Tar(("a.txt", Fine))), unpackers[2]),
        ];
        var limits = new EmulatorLimits { ArchiveEntries = 20, ArchiveBytes = 1 << 20 };
        var random = new Random(20260102);
        // Making a key of a password takes long on purpose: of what AES has locked, a few must do.
        var slow = Archives.Locked("infected", isAes: true, ("a.txt", Fine), ("folder/b.dll", new byte[3000]));
        for (var round = 0; round < 10_000; round++)
        {
            var (original, unpacker) = round % 40 == 0 ? (slow, unpackers[0]) : archives[round % archives.Length];
            var archive = original.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--) archive[random.Next(archive.Length)] = (byte)random.Next(256);
            if (round % 7 == 0) archive = archive[..random.Next(archive.Length)];
            long taken = 0;
            var unpacking = new Unpacking(content, new UnpackBudget(limits), (received, _) =>
            {
                taken += received.Size;
                return Task.CompletedTask;
            });

            await unpacker.UnpackAsync(new MemoryStream(archive), "hostile", unpacking, TestContext.Current.CancellationToken);

            var status = unpacking.Status;
            Assert.InRange(status.Succeeded, 0, limits.ArchiveEntries);
            Assert.InRange(taken, 0, limits.ArchiveBytes);
        }

        Assert.Empty(Directory.GetFiles(folder.Combine("incoming")));
    }

    [Fact]
    public async Task A_list_of_entries_larger_than_its_allowance_is_not_even_read()
    {
        var zip = Archives.Zip([.. Enumerable.Range(0, 200).Select(i => ($"{new string('n', 200)}{i}", Array.Empty<byte>()))]);
        await using var emulator = await Start(options => options with { Limits = new EmulatorLimits { ArchiveEntries = 10 } });
        using var client = new EmulatorClient(emulator);

        Assert.Equal((0, 0, 1), await Status(client, await client.SubmitAsync(zip)));
    }

    [Fact]
    public async Task A_file_of_no_bytes_is_a_sample_like_any_other()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);

        var sha1 = await client.SubmitAsync([], "empty.txt");
        using var download = await client.GetAsync($"/api/samples/{sha1}/download/");

        Assert.Equal("da39a3ee5e6b4b0d3255bfef95601890afd80709", sha1);
        Assert.Equal("processed", await client.StatusAsync(sha1));
        Assert.Equal("unknown", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        Assert.Equal((HttpStatusCode.OK, 0L), (download.StatusCode, download.Content.Headers.ContentLength));
    }

    private static async Task<(int Success, int Failed, int Partial)> Status(EmulatorClient client, string hash)
    {
        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{hash}}"], "fields": ["summary"], "skip_reanalysis": "true"}""");
        var status = report["results"]![0]!["summary"]!["unpacking_status"]!;
        return ((int)status["success"]!, (int)status["failed"]!, (int)status["partial"]!);
    }

    private static Task<SpectraEmulator> Start(Func<EmulatorOptions, EmulatorOptions> change) => SpectraEmulator.StartAsync(
        change(new EmulatorOptions
        {
            Rules =
            [
                new VerdictRule { Sha256 = Hashes.Sha256(Bad), Classification = "malicious", ThreatName = "Win32.Trojan.Example" },
                new VerdictRule { Name = "suspicious.*", Classification = "suspicious" },
            ],
        }),
        TestContext.Current.CancellationToken);

    private static Task<SpectraEmulator> Start(params VerdictRule[] more) => Start(options => options with { Rules = [.. options.Rules, .. more] });
}
