using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>What each CI host is told, and that nobody else tells it anything: least of all a file's name.</summary>
public sealed class CiReporterTests : IDisposable
{
    private static readonly string[] _pieces =
        ["::error::", "::add-mask::x", "##vso[task.setvariable variable=a]b", "##teamcity[buildStatus text='x']", "##[group]x", "%0A", "%AZP25", "\n", "\r\n", "]", ";", ",", ":", "'", "|n", "|", "%", "\u001b[0m", "\u2028", " ", "a.dll", "#", "/"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", CiHost.GitHub)]
    [InlineData("TF_BUILD", "True", CiHost.Azure)]
    [InlineData("TEAMCITY_VERSION", "2026.1", CiHost.TeamCity)]
    [InlineData("GITLAB_CI", "true", CiHost.GitLab)]
    [InlineData("JENKINS_URL", "https://ci.example.com/", CiHost.Jenkins)]
    [InlineData("GITHUB_ACTIONS", "false", CiHost.None)]
    [InlineData("CI", "true", CiHost.None)]
    public void A_host_is_known_by_its_variable(string variable, string value, CiHost host) =>
        Assert.Equal(host, CiReporter.Detect(name => name == variable ? value : null));

    [Fact]
    public void GitHub_gets_annotations_a_summary_and_outputs()
    {
        _folder.Write("summary.md", "written by another step, without an end of line");

        var text = Tell(CiHost.GitHub, Report(File("bin/evil, 1.dll", Decision.Fail)), ("GITHUB_STEP_SUMMARY", "summary.md"), ("GITHUB_OUTPUT", "output"));

        Assert.Equal("::error file=bin/evil%2C 1.dll,line=1,title=SPK2001 Malicious::bin/evil, 1.dll is malicious: Win32.Trojan.Example\n", text);
        Assert.StartsWith("written by another step, without an end of line\n## SpectraKit: failed", Read("summary.md"), StringComparison.Ordinal);
        Assert.Equal("exit-code=1\nfiles=1\nmalicious=1\nsuspicious=0\nnot-scanned=0\nunknown=0\nclean=0\nresult=failed\n", Read("output"));
    }

    [Fact]
    public void What_means_something_in_an_annotation_is_escaped_where_it_does()
    {
        var text = Tell(CiHost.GitHub, Report(File("bin/100%25,a:b.dll", Decision.Fail)));

        Assert.Equal("::error file=bin/100%2525%2Ca%3Ab.dll,line=1,title=SPK2001 Malicious::bin/100%2525,a:b.dll is malicious: Win32.Trojan.Example\n", text);
    }

    [Fact]
    public void Azure_gets_fifty_issues_and_hears_of_the_rest()
    {
        var lines = Tell(CiHost.Azure, Report([.. Enumerable.Range(0, 62).Select(i => File($"f{i:00}", Decision.Fail))]), ("AGENT_TEMPDIRECTORY", "temp")).Split('\n');

        Assert.Equal(50, lines.Count(line => line.Contains("task.logissue type=error;sourcepath=", StringComparison.Ordinal)));
        Assert.Contains("##vso[task.logissue type=error]and 12 more, which are in the summary and in the reports", lines);
    }

    [Fact]
    public void The_line_that_brought_a_package_in_is_what_is_annotated()
    {
        var file = File("bin/Evil.dll", Decision.Fail) with { Package = new("Evil", "1.0.3") { HasSameContent = true, Chain = ["Evil 1.0.3"], Reference = new("src/app.csproj", 12) } };

        Assert.Contains("::error file=src/app.csproj,line=12,", Tell(CiHost.GitHub, Report(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_gets_ten_annotations_of_a_level_at_most_the_worst_first_and_hears_of_the_rest()
    {
        var files = Enumerable.Range(0, 25).Select(i => File($"f{i:00}", Decision.Fail)).Concat(Enumerable.Range(0, 10).Select(i => File($"w{i}", Decision.Warn)));

        var lines = Tell(CiHost.GitHub, Report([.. files])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((10, 10), (lines.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)), lines.Count(line => line.StartsWith("::warning ", StringComparison.Ordinal))));
        Assert.Contains(lines, line => line.EndsWith("::and 16 more, which are in the step's summary and in the reports", StringComparison.Ordinal));
    }

    [Fact]
    public void A_summary_that_would_make_the_host_drop_all_of_them_is_left_out_with_a_warning()
    {
        _folder.Write("summary.md", new string('x', GitHubCommands.MaxSummaryBytes - 100) + "\n");

        var problem = Assert.Single(Problems(CiHost.GitHub, Report(File("a", Decision.Fail)), ("GITHUB_STEP_SUMMARY", "summary.md")));

        Assert.Equal((Codes.FileNotWritten, Severity.Warning), (problem.Code, problem.Severity));
        Assert.Equal(GitHubCommands.MaxSummaryBytes - 99, new FileInfo(_folder.Combine("summary.md")).Length);
    }

    [Fact]
    public void Azure_gets_issues_variables_a_summary_and_the_scans_tabs_artifact()
    {
        var lines = Tell(CiHost.Azure, Report(File("bin/a;b].dll", Decision.Fail)), ("AGENT_TEMPDIRECTORY", "temp")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("##vso[task.logissue type=error;sourcepath=bin/a%3Bb%5D.dll;linenumber=1;columnnumber=1;code=SPK2001]bin/a;b].dll is malicious: Win32.Trojan.Example", lines[0]);
        Assert.Contains("##vso[task.setvariable variable=spectrakit.result;isOutput=true]failed", lines);
        var summary = Assert.Single(lines, line => line.StartsWith("##vso[task.uploadsummary]", StringComparison.Ordinal))["##vso[task.uploadsummary]".Length..];
        Assert.True(Path.IsPathFullyQualified(summary) && System.IO.File.Exists(summary));
        var log = Assert.Single(lines, line => line.StartsWith("##vso[artifact.upload containerfolder=CodeAnalysisLogs;artifactname=CodeAnalysisLogs]", StringComparison.Ordinal));
        Assert.EndsWith("spectrakit.sarif", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Azure_is_told_when_a_run_passed_with_issues()
    {
        var warned = Report(File("a", Decision.Warn)) with { ExitCode = 0 };

        Assert.Contains("##vso[task.complete result=SucceededWithIssues;]", Tell(CiHost.Azure, warned, ("AGENT_TEMPDIRECTORY", "temp")), StringComparison.Ordinal);
        Assert.DoesNotContain("task.complete", Tell(CiHost.Azure, Report(), ("AGENT_TEMPDIRECTORY", "temp")), StringComparison.Ordinal);
    }

    [Fact]
    public void TeamCity_gets_problems_whose_identity_is_the_findings()
    {
        var here = Tell(CiHost.TeamCity, Report(File("a'b[c].dll", Decision.Fail)));
        var there = Tell(CiHost.TeamCity, Report(File("elsewhere.dll", Decision.Fail)));

        Assert.Contains("##teamcity[buildProblem description='SPK2001: a|'b|[c|].dll is malicious: Win32.Trojan.Example' identity='", here, StringComparison.Ordinal);
        Assert.Equal(Identity(here), Identity(there));
        Assert.Contains("##teamcity[buildStatisticValue key='spectrakit.malicious' value='1']", here, StringComparison.Ordinal);

        static string Identity(string text) => text.Split("identity='")[1].Split('\'')[0];
    }

    [Theory]
    [InlineData(CiHost.GitLab, "CI_PROJECT_DIR", "gl-code-quality-report.json TEST-spectrakit.xml")]
    [InlineData(CiHost.Jenkins, "WORKSPACE", "TEST-spectrakit.xml")]
    public void A_host_that_reads_files_gets_files(CiHost host, string variable, string files)
    {
        Assert.Empty(Tell(host, Report(File("a", Decision.Fail)), (variable, "")));

        Assert.All(files.Split(' '), file => Assert.True(System.IO.File.Exists(_folder.Combine(file)), file));
    }

    [Fact]
    public void What_cannot_be_written_is_a_warning()
    {
        var problem = Assert.Single(Problems(CiHost.GitHub, Report(), ("GITHUB_OUTPUT", "no/such/folder")));

        Assert.Equal((Codes.FileNotWritten, Severity.Warning), (problem.Code, problem.Severity));
    }

    [Theory]
    [InlineData("a=1\n")]
    [InlineData("a=1")]
    [InlineData("")]
    public void A_disk_that_gets_full_leaves_the_file_as_it_was(string before)
    {
        using var file = new FullDisk(Encoding.UTF8.GetBytes(before), room: 3);

        Assert.Throws<IOException>(() => SharedFile.Append(file, "result=passed\n"u8));

        Assert.Equal(before, Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public async Task Many_writers_leave_whole_lines()
    {
        var path = _folder.Combine("shared");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++)
                SharedFile.Append(path, Encoding.UTF8.GetBytes($"{writer} {i} {new string('x', 200)}\n"));
        })));

        var lines = System.IO.File.ReadAllLines(path);
        Assert.Equal(200, lines.Distinct().Count());
        Assert.All(lines, line => Assert.Matches(@"^\d+ \d+ x{200}$", line));
    }

    [Fact]
    public void No_name_becomes_a_command_of_any_host_in_anything_that_is_printed()
    {
        var names = from count in Gen.Choose(1, 6)
                    from pieces in Gen.Elements(_pieces).ArrayOf(count)
                    select string.Concat(pieces);
        Prop.ForAll(names.ToArbitrary(), name =>
        {
            var report = Report(File(name, Decision.Fail) with { ThreatName = name, Reason = name, Package = new(name, name) { Chain = [name, name], Reference = new(name, 1) } }) with
            {
                Problems = [new(Codes.NothingMatched, $"Nothing matched '{SafeText.Of(name)}'.")],
            };
            foreach (var host in Enum.GetValues<CiHost>())
            {
                // The host's own commands, each one whole line, are as many as for a name of letters.
                var commands = Commands(Tell(host, report, ("AGENT_TEMPDIRECTORY", "temp")));
                Assert.Equal(Commands(Tell(host, Plain(report), ("AGENT_TEMPDIRECTORY", "temp"))).Select(Head), commands.Select(Head));
            }

            Assert.Empty(Commands(Printed(report)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true));
    }

    private static ScanReport Plain(ScanReport report) => report with
    {
        Files = [.. report.Files.Select(file => file with { Path = "a", ThreatName = "a", Reason = "a", Package = null })],
        Problems = [new(Codes.NothingMatched, "Nothing matched 'a'.")],
    };

    /// <summary>Everything that goes to standard output without a host being told: lines for people, and JSON.</summary>
    private static string Printed(ScanReport report)
    {
        var text = new StringWriter();
        TextReport.Write(report, text);
        TextReport.WriteFindings(report, text);
        return $"{text}{Encoding.UTF8.GetString(JsonReport.Write(report))}\n{SafeText.Of(report.Files[0].Path)}\n";
    }

    // As the hosts find them: GitHub's at the beginning of a line, blanks aside; the others anywhere in it.
    private static List<string> Commands(string text) =>
        [.. text.Split('\n', '\r', '\u2028', '\u0085').SelectMany(line => (string[])[
            .. line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? [line.TrimStart()] : (string[])[],
            .. line.Split("##").Skip(1).Where(part => part.StartsWith('[') || part.StartsWith("vso[", StringComparison.Ordinal) || part.StartsWith("teamcity[", StringComparison.Ordinal)).Select(part => "##" + part)])];

    private static string Head(string command) => command[..(command.AsSpan(2).IndexOfAny(' ', ']', ':') + 2)];

    private static ScanReport Report(params FileResult[] files) => new()
    {
        Service = new(ServiceKind.Analyze, "https://appliance.example.com/", false),
        Files = files,
        ExitCode = files.Any(file => file.Decision == Decision.Fail) ? 1 : 0,
        StartedAt = DateTimeOffset.UnixEpoch,
    };

    private static FileResult File(string path, Decision decision) => new()
    {
        Path = path, Sha256 = new('a', 64), Sha1 = new('b', 40), Size = 1, Outcome = Outcome.Malicious, ThreatName = "Win32.Trojan.Example", Decision = decision, Code = Codes.Malicious,
    };

    private string Tell(CiHost host, ScanReport report, params (string Name, string Path)[] environment)
    {
        var output = new StringWriter { NewLine = "\n" };
        new CiReporter(HostWith(environment)).Tell(report, host, output);
        return output.ToString();
    }

    private IReadOnlyList<Problem> Problems(CiHost host, ScanReport report, params (string Name, string Path)[] environment) =>
        new CiReporter(HostWith(environment)).Tell(report, host, TextWriter.Null);

    private EngineHost HostWith((string Name, string Path)[] environment) => new()
    {
        WorkingFolder = _folder.Path,
        Environment = name => environment.Where(entry => entry.Name == name).Select(entry => _folder.Combine(entry.Path)).FirstOrDefault(),
    };

    private string Read(string path) => System.IO.File.ReadAllText(_folder.Combine(path));

    /// <summary>A file on a disk that takes a little more and then no more.</summary>
    private sealed class FullDisk : MemoryStream
    {
        private readonly int _room;

        public FullDisk(byte[] content, int room)
        {
            base.Write(content, 0, content.Length);
            _room = room;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer[..Math.Min(_room, buffer.Length)].ToArray(), 0, Math.Min(_room, buffer.Length));
            if (buffer.Length > _room)
                throw new IOException("There is no space left on the device.");
        }
    }
}
