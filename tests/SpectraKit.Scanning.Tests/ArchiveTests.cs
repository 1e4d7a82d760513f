using System.Text;
using System.Text.Json;

namespace SpectraKit.Scanning.Tests;

/// <summary>What is inside of archives is asked about for itself, told under its archive's name, and never makes an archive better than it is.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly Bench _bench = new(new FakeService().Knows("good", "goodware").Knows("fine", "goodware").Knows("bad", "malicious"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("app.1.0.0.nupkg")]
    [InlineData("app.vsix")]
    [InlineData("no-extension")]
    public async Task Entries_are_told_by_their_archive_whatever_it_is_called(string name)
    {
        _bench.Folder.Write(name, Archives.Zip(("lib/net10.0/good.dll", "good"), ("tools/bad.exe", "bad"), ("read.me", "nobody knows this")));

        var report = await _bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(
            [
                (name, null, Outcome.Unknown, Decision.Pass),
                ($"{name}!/lib/net10.0/good.dll", name, Outcome.Clean, Decision.Pass),
                ($"{name}!/read.me", name, Outcome.Unknown, Decision.Pass),
                ($"{name}!/tools/bad.exe", name, Outcome.Malicious, Decision.Fail),
            ],
            report.Files.Select(file => (file.Path, file.Container, file.Outcome, file.Decision)));
        Assert.Equal([name], _bench.Service.Uploads);
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
        Assert.Contains("analysed as a part of", report.Files[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tars_packed_files_and_archives_in_archives_are_read()
    {
        var inner = Archives.Zip(("deep.dll", "bad"));
        _bench.Folder.Write("a.tar.gz", Archives.TarGz(("bin/x.dll", "good")));
        _bench.Folder.Write("b.dll.gz", Archives.GZip("good"u8.ToArray()));
        _bench.Folder.Write("c.zip", Archives.Zip(("x.dll", "good"u8.ToArray()), ("in/inner.jar", inner)));

        var report = await _bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(
            ["a.tar.gz", "a.tar.gz!/bin/x.dll", "b.dll.gz", "b.dll.gz!/b.dll", "c.zip", "c.zip!/in/inner.jar", "c.zip!/in/inner.jar!/deep.dll", "c.zip!/x.dll"],
            report.Files.Select(file => file.Path));
        Assert.Equal("c.zip", report.Files[6].Container);
        Assert.Equal(Outcome.Malicious, report.Files[6].Outcome);
        Assert.DoesNotContain(report.Files, file => file.Unread is not null);
    }

    [Fact]
    public async Task The_same_entry_in_many_archives_and_beside_them_is_asked_about_once()
    {
        for (var i = 0; i < 5; i++)
            _bench.Folder.Write($"{i}.zip", Archives.Zip(("x.dll", "good"), ($"{i}.txt", $"text {i}")));
        _bench.Folder.Write("x.dll", "good");

        var report = await _bench.ScanAsync(settings => settings.Mode = ScanMode.Lookup, Token);

        // Five archives, five texts, and one content that is in six places.
        Assert.Equal("status 11", _bench.Service.Calls.First());
        Assert.Equal(16, report.Summary.Selected);
        Assert.Equal(6, report.Files.Count(file => file.Outcome == Outcome.Clean));
        Assert.Equal(5, report.Files.Count(file => file.DuplicateOf is not null));
    }

    [Theory]
    [InlineData("send", "unknown")]
    [InlineData("skip", "clean")]
    public async Task Whether_an_archive_of_known_good_files_is_sent_is_the_policys(string rule, string outcome)
    {
        _bench.Folder.Write("app.nupkg", Archives.Zip(("good.dll", "good"u8.ToArray()), ("inner.zip", Archives.Zip(("fine.dll", "fine"), ("_._", "")))));
        _bench.Folder.Write("policy.json", $$"""{ "archives": { "allKnownGood": "{{rule}}" } }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["*.nupkg"], "policy.json"), Token);

        Assert.Equal(outcome, Words.Of(report.Files[0].Outcome));
        Assert.Equal(rule == "send", _bench.Service.Uploads.Contains("app.nupkg"));
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
    }

    [Theory]
    [InlineData("nobody knows this")]
    [InlineData("bad")]
    public async Task One_entry_that_is_not_known_to_be_good_is_enough_to_send_the_archive(string content)
    {
        _bench.Folder.Write("app.nupkg", Archives.Zip(("good.dll", "good"), ("other.dll", content)));
        _bench.Folder.Write("policy.json", """{ "archives": { "allKnownGood": "skip" } }""");

        await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["*.nupkg"], "policy.json"), Token);

        Assert.Equal(["app.nupkg"], _bench.Service.Uploads);
    }

    [Fact]
    public async Task What_an_earlier_run_knew_to_be_good_vouches_for_a_new_archive_as_well()
    {
        _bench.Folder.Write("good.dll", "good");
        _bench.Folder.Write("policy.json", """{ "archives": { "allKnownGood": "skip" } }""");
        await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile, settings.CacheFolder) = (["*.dll"], "policy.json", "cache"), Token);
        _bench.Folder.Write("app.nupkg", Archives.Zip(("good.dll", "good")));

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile, settings.CacheFolder) = (["*.nupkg"], "policy.json", "cache"), Token);

        Assert.All(report.Files, file => Assert.Equal(Outcome.Clean, file.Outcome));
        Assert.NotNull(report.Files[1].RememberedAt);
        Assert.Empty(_bench.Service.Uploads);
    }

    [Fact]
    public async Task An_archive_that_was_not_read_to_its_end_is_never_vouched_for_by_what_was_read()
    {
        var damaged = Archives.Zip(("good.dll", "good"), ("fine.dll", "fine"));
        damaged[damaged.AsSpan().IndexOf("fine.dll"u8) + 9] ^= 0xff;
        _bench.Folder.Write("app.nupkg", damaged);
        _bench.Folder.Write("policy.json", """{ "archives": { "allKnownGood": "skip" } }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["*.nupkg"], "policy.json"), Token);

        Assert.Equal(["app.nupkg"], _bench.Service.Uploads);
        Assert.Equal((Codes.ArchiveNotRead, Decision.Warn), (report.Files[0].Code, report.Files[0].Decision));
    }

    [Fact]
    public async Task An_archive_in_an_archive_that_was_not_read_to_its_end_vouches_for_neither()
    {
        var damaged = Archives.Zip(("good.dll", "good"), ("fine.dll", "fine"));
        damaged[damaged.AsSpan().IndexOf("fine.dll"u8) + 9] ^= 0xff;
        _bench.Folder.Write("app.nupkg", Archives.Zip(("inner.zip", damaged)));
        _bench.Folder.Write("policy.json", """{ "archives": { "allKnownGood": "skip" } }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["*.nupkg"], "policy.json"), Token);

        Assert.Contains(report.Files, file => file is { Path: "app.nupkg!/inner.zip", Unread: not null });
        Assert.Equal(["app.nupkg"], _bench.Service.Uploads);
    }

    [Fact]
    public async Task An_entry_of_an_archive_that_was_not_sent_is_not_scanned_for_the_same_reason()
    {
        _bench.Folder.Write("app.nupkg", Archives.Zip(("good.dll", "good"), ("own.dll", "own")));

        var report = await _bench.ScanAsync(settings => settings.Mode = ScanMode.Lookup, Token);

        Assert.Equal([Codes.NotSubmitted, null, Codes.NotSubmitted], report.Files.Select(file => file.Code));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task What_must_not_leave_does_not_leave_inside_of_an_archive()
    {
        _bench.Folder.Write("app.zip", Archives.Zip(("conf/key.pfx", "private"), ("a.dll", "a")));
        _bench.Folder.Write("policy.json", """{ "submit": { "deny": ["**/*.pfx"] } }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["*.zip"], "policy.json"), Token);

        Assert.Empty(_bench.Service.Uploads);
        Assert.Contains("conf/key.pfx", report.Files[0].Reason, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Theory]
    [InlineData("damaged", "warn", 0)]
    [InlineData("damaged", "fail", 1)]
    [InlineData("damaged", "pass", 0)]
    [InlineData("encrypted", "warn", 0)]
    [InlineData("encrypted", "fail", 1)]
    [InlineData("bomb", "fail", 1)]
    [InlineData("too many", "fail", 1)]
    [InlineData("too deep", "fail", 1)]
    [InlineData("leads out", "fail", 1)]
    public async Task A_hostile_archive_has_an_outcome_and_the_policy_says_what_that_means(string kind, string decision, int exitCode)
    {
        _bench.Folder.Write("a.zip", Hostile(kind));
        _bench.Folder.Write("policy.json", $$"""{ "archives": { "notReadable": "{{decision}}", "encrypted": "{{decision}}", "maxEntries": 20, "maxNesting": 2 } }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["*.zip"], "policy.json"), Token);

        Assert.Equal(exitCode, report.ExitCode);
        var told = Assert.Single(report.Files, file => file.Unread is not null);
        Assert.Equal(Outcome.Unknown, told.Outcome);
        if (decision != "pass")
            Assert.Equal(kind == "encrypted" ? Codes.ArchiveEncrypted : Codes.ArchiveNotRead, told.Code);
    }

    [Fact]
    public async Task A_folder_that_is_called_like_an_archives_entries_takes_no_entrys_place()
    {
        _bench.Folder.Write("a.zip", Archives.Zip(("x.dll", "bad")));
        _bench.Folder.Write("a.zip!/x.dll", "good");

        var report = await _bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(["a.zip", "a.zip!!/x.dll", "a.zip!/x.dll"], report.Files.Select(file => file.Path));
        Assert.Equal([Outcome.Unknown, Outcome.Malicious, Outcome.Clean], report.Files.Select(file => file.Outcome));
    }

    [Fact]
    public async Task A_rule_means_an_entry_by_its_own_path_and_by_its_archives()
    {
        _bench.Folder.Write("tools/a.zip", Archives.Zip(("x/odd.dll", "odd"), ("x/other.dll", "other")));
        _bench.Service.Knows("odd", "suspicious").Knows("other", "suspicious");
        _bench.Folder.Write("policy.json", """{ "suspicious": "fail", "rules": [{ "files": "**/odd.dll", "when": { "outcome": "suspicious" }, "then": "warn" }, { "files": "tools/**", "when": { "outcome": "suspicious" }, "then": "pass" }] }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["tools/**"], "policy.json"), Token);

        Assert.Equal([Decision.Pass, Decision.Warn, Decision.Pass], report.Files.Select(file => file.Decision));
    }

    [Fact]
    public async Task Archives_are_files_like_others_where_nobody_wants_to_look_into_them()
    {
        _bench.Folder.Write("a.zip", Archives.Zip(("x.dll", "bad")));

        var report = await _bench.ScanAsync(settings => settings.Archives = ArchiveEntries.Ignore, Token);

        Assert.Equal(["a.zip"], report.Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Every_form_tells_an_entry_and_code_scanning_finds_its_archive()
    {
        _bench.Folder.Write("pkg/app.nupkg", Archives.Zip(("lib/bad.dll", "bad")));
        var report = await _bench.ScanAsync(cancellationToken: Token);

        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            var text = Encoding.UTF8.GetString(ReportText.Write(report, format));
            var name = format switch { ReportFormat.Sarif => "pkg/app.nupkg%21/lib/bad.dll", ReportFormat.Markdown => "pkg/app.nupkg&#33;/lib/bad.dll", _ => "pkg/app.nupkg!/lib/bad.dll" };
            Assert.Contains(name, text, StringComparison.Ordinal);
        }

        using var sarif = JsonDocument.Parse(ReportText.Write(report, ReportFormat.Sarif));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var location = run.GetProperty("results")[0].GetProperty("locations")[0];
        Assert.Equal("pkg/app.nupkg", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("pkg/app.nupkg!/lib/bad.dll", location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal(0, run.GetProperty("artifacts")[1].GetProperty("parentIndex").GetInt32());
        Assert.Equal(JsonReport.Write(report), JsonReport.Write(JsonReportReader.Read(JsonReport.Write(report))));
    }

    private static byte[] Hostile(string kind) => kind switch
    {
        "damaged" => [0x50, 0x4b, 0x03, 0x04, 0xff, 0xff, 0xff],
        "encrypted" => Archives.Encrypted(),
        "bomb" => Archives.Zip(("zeros", new byte[64 * 1024 * 1024])),
        "too many" => Archives.Zip([.. Enumerable.Range(0, 21).Select(i => ($"{i}", "good"))]),
        "too deep" => Archives.Zip(("a", Archives.Zip(("b", Archives.Zip(("c", Archives.Zip(("d", "good")))))))),
        _ => Archives.Zip(("../../etc/passwd", "good")),
    };
}
