using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>A bad file that came with a package names the package, the way it came, and the line to change.</summary>
public sealed class PackageBlameTests : IDisposable
{
    private const string Bad = "malicious bytes";

    private const string CentralProject =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <PackageReference Include="Other" Version="1.0.0" />
            <PackageReference Include="Logging" />
          </ItemGroup>
        </Project>
        """;

    private readonly Bench _bench = new(new FakeService().Knows(Bad, "malicious"));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_chain_begins_with_what_the_project_references_and_the_line_is_that_references()
    {
        WriteAssets("app/obj/project.assets.json", "app/app.csproj");
        Write("app/app.csproj", CentralProject);
        Write("packages/evil/1.0.3/lib/net8.0/Evil.dll", Bad);
        Write("app/bin/Release/net10.0/Evil.dll", Bad);

        var file = await ScanAsync("app/bin/**/*.dll");

        Assert.Equal(["Logging 2.1.0", "Evil 1.0.3"], file.Package!.Chain);
        Assert.Equal((new SourceLine("app/app.csproj", 4), true), (file.Package.Reference, file.Package.HasSameContent));
        Assert.Equal("from Evil 1.0.3 (Logging 2.1.0 → Evil 1.0.3; app/app.csproj:4)", file.Package.Describe());
    }

    [Fact]
    public async Task Bytes_that_are_not_the_packages_are_said_to_have_its_files_name_only()
    {
        WriteAssets("app/obj/project.assets.json", "app/app.csproj");
        Write("app/app.csproj", CentralProject);
        Write("packages/evil/1.0.3/lib/net8.0/Evil.dll", "other bytes");
        Write("app/bin/Release/net10.0/publish/Evil.dll", Bad);

        var file = await ScanAsync("app/bin/**/*.dll");

        Assert.StartsWith("named as in Evil 1.0.3", file.Package!.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_no_project_names_is_found_where_versions_are_kept_centrally()
    {
        WriteAssets("app/obj/project.assets.json", "app/app.csproj");
        Write("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("Directory.Packages.props", "<Project>\n  <ItemGroup>\n    <PackageVersion Include=\"logging\" Version=\"2.1.0\" />\n  </ItemGroup>\n</Project>");
        Write("app/bin/Evil.dll", Bad);

        Assert.Equal(new SourceLine("Directory.Packages.props", 3), (await ScanAsync("app/bin/*.dll")).Package!.Reference);
    }

    [Fact]
    public async Task A_reference_that_every_project_of_a_folder_imports_is_found_there()
    {
        WriteAssets("app/obj/project.assets.json", "app/app.csproj");
        Write("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("Directory.Build.props", "<Project>\n  <ItemGroup><PackageReference Include=\"Logging\" /></ItemGroup>\n</Project>");
        Write("app/bin/Evil.dll", Bad);

        Assert.Equal(new SourceLine("Directory.Build.props", 2), (await ScanAsync("app/bin/*.dll")).Package!.Reference);
    }

    [Fact]
    public async Task A_package_that_comes_by_way_of_another_project_is_that_projects_to_change()
    {
        Write("app/obj/project.assets.json", Assets(
            "app/app.csproj",
            ["Lib"],
            """
            "Lib/1.0.0": {"type": "project", "dependencies": {"Evil": "1.0.3"}},
            "Evil/1.0.3": {"type": "package", "runtime": {"lib/net8.0/Evil.dll": {}}}
            """,
            """
            "Lib/1.0.0": {"type": "project", "path": "../lib/Lib.csproj", "msbuildProject": "../lib/Lib.csproj"},
            "Evil/1.0.3": {"type": "package", "path": "evil/1.0.3", "files": ["lib/net8.0/Evil.dll"]}
            """));
        Write("app/app.csproj", "<Project />");
        Write("lib/Lib.csproj", "<Project>\n\n  <ItemGroup>\n    <PackageReference Include=\"Evil\" Version=\"1.0.3\" />\n  </ItemGroup>\n</Project>");
        Write("app/bin/Evil.dll", Bad);

        var package = (await ScanAsync("app/bin/*.dll")).Package!;

        Assert.Equal(["Lib", "Evil 1.0.3"], package.Chain);
        Assert.Equal(new SourceLine("lib/Lib.csproj", 4), package.Reference);
    }

    [Fact]
    public async Task A_published_folder_that_stands_alone_is_told_by_its_deps_file()
    {
        Write("publish/app.deps.json", """
            {
              "runtimeTarget": {"name": ".NETCoreApp,Version=v10.0"},
              "targets": {".NETCoreApp,Version=v10.0": {
                "app/1.0.0": {"dependencies": {"Logging": "2.1.0"}, "runtime": {"app.dll": {}}},
                "Logging/2.1.0": {"dependencies": {"Evil": "1.0.3"}, "runtime": {"lib/net8.0/Logging.dll": {}}},
                "Evil/1.0.3": {"runtimeTargets": {"runtimes/linux-x64/native/evil.so": {"rid": "linux-x64", "assetType": "native"}}}}},
              "libraries": {
                "app/1.0.0": {"type": "project", "serviceable": false, "sha512": ""},
                "Logging/2.1.0": {"type": "package", "path": "logging/2.1.0"},
                "Evil/1.0.3": {"type": "package", "path": "evil/1.0.3"}}
            }
            """);
        Write("src/app/app.csproj", CentralProject);
        Write("publish/runtimes/linux-x64/native/evil.so", Bad);

        var package = (await ScanAsync("publish/**/*.so")).Package!;

        Assert.Equal(["Logging 2.1.0", "Evil 1.0.3"], package.Chain);
        Assert.Equal(new SourceLine("src/app/app.csproj", 4), package.Reference);
    }

    [Fact]
    public async Task The_layout_with_an_artifacts_folder_has_its_graphs_elsewhere()
    {
        WriteAssets("artifacts/obj/app/project.assets.json", "src/app.csproj");
        Write("src/app.csproj", CentralProject);
        Write("artifacts/bin/app/release/Evil.dll", Bad);

        Assert.Equal("Evil", (await ScanAsync("artifacts/bin/**/*.dll")).Package!.Id);
    }

    [Fact]
    public async Task What_passes_is_blamed_on_nobody_and_what_came_with_no_package_neither()
    {
        WriteAssets("app/obj/project.assets.json", "app/app.csproj");
        Write("app/bin/Evil.dll", "harmless bytes");
        Write("app/bin/own.dll", Bad);

        var report = await _bench.ScanAsync(settings => settings.Include = ["app/bin/*.dll"], TestContext.Current.CancellationToken);

        Assert.All(report.Files, file => Assert.Null(file.Package));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"targets": 1, "libraries": {}}""")]
    [InlineData("""{"targets": {}, "libraries": {"Evil/1.0.3": {}, "evil/1.0.3": {}}}""")]
    [InlineData("""{"targets": {"net10.0": {"Evil/1.0.3": 3}}, "libraries": {"Evil/1.0.3": {"files": [null]}}}""")]
    public async Task A_damaged_graph_is_no_reason_to_fail(string graph)
    {
        Write("app/obj/project.assets.json", graph);
        Write("app/bin/x.deps.json", graph);
        Write("app/bin/Evil.dll", Bad);

        Assert.Equal(Outcome.Malicious, (await ScanAsync("app/bin/*.dll")).Outcome);
    }

    [Fact]
    public async Task A_graph_cannot_make_the_scan_read_a_file_outside_of_the_packages()
    {
        Write("secret.dll", Bad);
        Write("app/obj/project.assets.json", Assets("app/app.csproj", ["Evil"], """ "Evil/1.0.3": {"type": "package", "runtime": {"../../../secret.dll": {}}} """, """ "Evil/1.0.3": {"type": "package", "path": "evil/1.0.3"} """));
        Write("app/bin/secret.dll", Bad);

        Assert.False((await ScanAsync("app/bin/*.dll")).Package!.HasSameContent);
    }

    [Fact]
    public async Task Every_form_names_the_package_and_sarif_points_at_the_line()
    {
        WriteAssets("app/obj/project.assets.json", "app/app.csproj");
        Write("app/app.csproj", CentralProject);
        Write("app/bin/Evil.dll", Bad);
        var report = await _bench.ScanAsync(settings => settings.Include = ["app/bin/*.dll"], TestContext.Current.CancellationToken);

        foreach (var format in (ReportFormat[])[ReportFormat.Json, ReportFormat.Text, ReportFormat.Markdown, ReportFormat.Html, ReportFormat.JUnit, ReportFormat.Csv, ReportFormat.Sarif, ReportFormat.CodeQuality])
            Assert.Contains("Evil 1.0.3", Encoding.UTF8.GetString(ReportText.Write(report, format)), StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(ReportText.Write(report, ReportFormat.Sarif));
        var result = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(("app/app.csproj", 4), (location.GetProperty("artifactLocation").GetProperty("uri").GetString(), location.GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.Equal("app/bin/Evil.dll", result.GetProperty("relatedLocations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(JsonReport.Write(report), JsonReport.Write(JsonReportReader.Read(JsonReport.Write(report))));
    }

    [Fact]
    public async Task A_project_that_was_really_restored_is_understood()
    {
        // Both are in the cache already, since this repository uses the first: nothing is downloaded.
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var version = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").Single(item => (string?)item.Attribute("Include") == "Microsoft.Extensions.Http").Attribute("Version")!.Value;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("feed/empty.txt", "");
        Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.Http" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        var restore = await ProcessRun.StartAsync("dotnet", ["restore", "app/app.csproj", $"-p:RestoreSources={_bench.Folder.Combine("feed")}", $"-p:RestorePackagesPath={packages}"], _bench.Folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        restore.ShouldExitWith(0);
        var primitives = Directory.GetFiles(Path.Combine(packages, "microsoft.extensions.primitives", version, "lib", "net10.0"), "*.dll").Single();
        _bench.Folder.Write("app/bin/Debug/net10.0/Microsoft.Extensions.Primitives.dll", File.ReadAllBytes(primitives));
        _bench.Service.OnReports = (hashes, _) => [.. hashes.Select(hash => new SampleReport(hash) { Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" })];

        var package = (await ScanAsync("app/bin/**/*.dll")).Package!;

        Assert.Equal(("Microsoft.Extensions.Primitives", version, true), (package.Id, package.Version, package.HasSameContent));
        Assert.Equal($"Microsoft.Extensions.Http {version}", package.Chain[0]);
        Assert.Equal($"Microsoft.Extensions.Primitives {version}", package.Chain[^1]);
        Assert.Equal(new SourceLine("app/app.csproj", 4), package.Reference);
    }

    [Fact]
    public async Task Of_files_with_one_name_the_one_in_the_likest_folder_is_meant()
    {
        Write("app/obj/project.assets.json", Assets(
            "app/app.csproj",
            ["German", "French"],
            """
            "French/1.0.0": {"type": "package", "resource": {"lib/net8.0/fr/Texts.resources.dll": {"locale": "fr"}}},
            "German/1.0.0": {"type": "package", "resource": {"lib/net8.0/de/Texts.resources.dll": {"locale": "de"}}}
            """,
            """
            "French/1.0.0": {"type": "package", "path": "french/1.0.0", "files": ["lib/net8.0/fr/Texts.resources.dll"]},
            "German/1.0.0": {"type": "package", "path": "german/1.0.0", "files": ["lib/net8.0/de/Texts.resources.dll"]}
            """));
        Write("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("app/bin/Release/net10.0/de/Texts.resources.dll", Bad);

        Assert.Equal("German", (await ScanAsync("app/bin/**/*.dll")).Package!.Id);
    }

    [Fact]
    public async Task A_graph_above_the_repository_is_about_other_things()
    {
        WriteAssets("obj/project.assets.json", "app.csproj");
        Write("app.csproj", CentralProject);
        Write("repository/.git/HEAD", "ref: refs/heads/main");
        Write("repository/bin/Evil.dll", Bad);

        Assert.Null((await ScanAsync("repository/bin/*.dll")).Package);
    }

    private async Task<FileResult> ScanAsync(string pattern) => Assert.Single((await _bench.ScanAsync(settings => settings.Include = [pattern])).Files);

    private void Write(string path, string content) => _bench.Folder.Write(path, content);

    private void WriteAssets(string path, string project) => Write(path, Assets(
        project,
        ["Other", "Logging"],
        """
        "Other/1.0.0": {"type": "package"},
        "Logging/2.1.0": {"type": "package", "dependencies": {"Evil": "1.0.3"}, "runtime": {"lib/net8.0/Logging.dll": {}}},
        "Evil/1.0.3": {"type": "package", "compile": {"lib/net8.0/Evil.dll": {}}, "runtime": {"lib/net8.0/Evil.dll": {}}}
        """,
        """
        "Other/1.0.0": {"type": "package", "path": "other/1.0.0"},
        "Logging/2.1.0": {"type": "package", "path": "logging/2.1.0", "files": ["lib/net8.0/Logging.dll"]},
        "Evil/1.0.3": {"type": "package", "path": "evil/1.0.3", "files": ["lib/net462/Evil.dll", "lib/net8.0/Evil.dll"]}
        """));

    private string Assets(string project, IReadOnlyList<string> direct, string target, string libraries) =>
        $$"""
        {
          "version": 3,
          "targets": {"net10.0": { {{target}} } },
          "libraries": { {{libraries}} },
          "projectFileDependencyGroups": {"net10.0": [{{string.Join(", ", direct.Select(id => $"\"{id} >= 1.0.0\""))}}]},
          "packageFolders": { {{JsonSerializer.Serialize(_bench.Folder.Combine("packages"))}}: {} },
          "project": {"restore": {"projectName": "app", "projectPath": {{JsonSerializer.Serialize(_bench.Folder.Combine(project))}} } }
        }
        """;
}
