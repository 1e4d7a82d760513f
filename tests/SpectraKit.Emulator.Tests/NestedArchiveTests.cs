using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

/// <summary>Archives of other kinds than zip, within each other, and what an analysis says of the whole.</summary>
public sealed class NestedArchiveTests
{
    private static readonly byte[] Bad = Archives.Text("the bad one");

    [Theory]
    [InlineData("infected", true)]
    [InlineData("infected", false)]
    [InlineData("1234", true)]
    public async Task What_is_locked_with_a_usual_password_is_looked_at_too(string password, bool isAes)
    {
        await using var emulator = await SpectraEmulator.StartAsync(
            new EmulatorOptions { Rules = [new VerdictRule { Name = "*.evil", Classification = "malicious" }] }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var locked = Archives.Locked(password, isAes, ("a.txt", Archives.Text("plain")), ("folder/b.evil", new byte[300_000]));

        var sha1 = await client.SubmitAsync(Archives.Zip(("handed on.zip", locked)), "package.zip");

        Assert.Equal("malicious", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(new byte[300_000])));
    }

    [Fact]
    public async Task What_is_locked_with_another_password_stays_closed_and_is_said_to()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Locked("nobody knows", isAes: true, ("a.txt", Archives.Text("plain"))), "locked.zip");

        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{sha1}}"], "fields": ["summary", "extracted_file_count"], "skip_reanalysis": "true"}""");

        Assert.Equal(1, (int)report["results"]![0]!["summary"]!["unpacking_status"]!["failed"]!);
        Assert.Equal(0, (int)report["results"]![0]!["extracted_file_count"]!);
    }

    [Fact]
    public async Task A_bad_file_in_a_tar_in_a_gzip_in_a_zip_makes_all_of_them_bad_and_is_named_by_all_of_them()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var tar = Archives.Tar(("usr/lib/" + new string('x', 150) + "/evil.so", Bad), ("readme", Archives.Text("fine")));
        var gzip = Archives.Gzip(tar);
        var zip = Archives.Zip(("layers/layer.tgz", gzip));

        await client.SubmitAsync(zip, "image.zip");

        foreach (var container in new[] { zip, gzip, tar })
        {
            var answer = await client.ClassificationAsync(Hashes.Sha1(container));
            Assert.Equal(("malicious", Hashes.Sha256(Bad)), ((string)answer["classification"]!, (string)answer["classification_origin"]!["sha256"]!));
        }

        Assert.Equal(["layers/layer.tgz"], await PathsAsync(client, zip));
        Assert.Equal(["layer.tar"], await PathsAsync(client, gzip));
        Assert.Equal(["usr/lib/" + new string('x', 150) + "/evil.so", "readme"], await PathsAsync(client, tar));
    }

    [Fact]
    public async Task A_gzip_of_several_parts_is_one_file_and_a_recorded_name_is_used()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        byte[] parts = [.. Archives.Gzip(Archives.Text("the bad")), .. Archives.Gzip(Archives.Text(" one"))];
        var named = Archives.Gzip(Archives.Text("any"));
        named = [.. named[..3], 8, .. named[4..10], .. "original.txt\0"u8, .. named[10..]];

        await client.SubmitAsync(parts, "parts.gz");
        await client.SubmitAsync(named, "other.gz");

        Assert.Equal("malicious", (string)(await client.ClassificationAsync(Hashes.Sha1(parts)))["classification"]!);
        Assert.Equal(["original.txt"], await PathsAsync(client, named));
    }

    [Fact]
    public async Task Tags_say_what_an_archive_contains_at_any_depth()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var assembly = await File.ReadAllBytesAsync(typeof(SpectraEmulator).Assembly.Location, TestContext.Current.CancellationToken);
        var zip = Archives.Zip(("inner.tar", Archives.Tar(("a.dll", assembly))), ("run", Archives.Text("#!/bin/sh\n")), ("word/vbaProject.bin", Bad));

        await client.SubmitAsync(zip, "mixed.zip");

        Assert.Equal(["archive", "contains-archive", "contains-pe", "contains-script", "macros"], await TagsAsync(client, zip));
    }

    [Fact]
    public async Task A_gzip_bomb_is_noted_and_not_followed()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var bomb = Archives.Gzip(new byte[64 << 20]);

        await client.SubmitAsync(bomb, "bomb.gz");

        Assert.Equal(["archive", "archive-bomb"], await TagsAsync(client, bomb));
        Assert.Empty(await PathsAsync(client, bomb));
    }

    [Fact]
    public async Task A_tar_whose_header_claims_gigabytes_of_names_takes_no_memory()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var tar = Archives.Tar(("größe.txt", Bad));
        // The extended header's size, and the sum that goes with it.
        "17777777777"u8.CopyTo(tar.AsSpan(124));
        Archives.Sum(tar.AsSpan(0, 512));

        await client.SubmitAsync(tar, "hostile.tar");

        Assert.Empty(await PathsAsync(client, tar));
        Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(tar)));
    }

    [Fact]
    public async Task What_was_once_unpacked_whole_is_not_forgotten_where_a_limit_ends_it_early()
    {
        await using var emulator = await Start(new EmulatorLimits { ArchiveDepth = 1 });
        using var client = new EmulatorClient(emulator);
        var zip = Archives.Zip(("evil.dll", Bad));
        var outer = Archives.Zip(("inner.zip", zip));

        await client.SubmitAsync(zip, "inner.zip");
        await client.SubmitAsync(outer, "outer.zip");

        Assert.Equal(["evil.dll"], await PathsAsync(client, zip));
        Assert.Equal("malicious", (string)(await client.ClassificationAsync(Hashes.Sha1(zip)))["classification"]!);
        Assert.Equal(Hashes.Sha1(Bad), (string)(await client.ClassificationAsync(Hashes.Sha1(outer)))["classification_origin"]!["sha1"]!);
    }

    private static async Task<IEnumerable<string>> PathsAsync(EmulatorClient client, byte[] archive)
    {
        using var response = await client.GetAsync($"/api/samples/v2/{Hashes.Sha1(archive)}/extracted-files/");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? [] : JsonNode.Parse(text)!["results"]!.AsArray().Select(file => (string)file!["path"]!);
    }

    private static async Task<IEnumerable<string>> TagsAsync(EmulatorClient client, byte[] archive)
    {
        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{Hashes.Sha1(archive)}}"], "fields": ["tags"], "skip_reanalysis": "true"}""");
        return report["results"]![0]!["tags"]!["ticore"]!.AsArray().Select(tag => (string)tag!);
    }

    private static Task<SpectraEmulator> Start(EmulatorLimits? limits = null) => SpectraEmulator.StartAsync(
        new EmulatorOptions
        {
            Rules = [new VerdictRule { Sha256 = Hashes.Sha256(Bad), Classification = "malicious", ThreatName = "Made.Up" }],
            Limits = limits ?? new EmulatorLimits(),
        },
        TestContext.Current.CancellationToken);
}
