using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

public sealed class ArtifactFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Patterns_are_relative_to_the_root_and_files_come_in_ordinal_order()
    {
        Write("b/z.dll", "b/Z.dll", "b/a.dll", "a/deep/er/x.dll", "a/x.txt", "top.dll");

        Assert.Equal(["a/deep/er/x.dll", "b/Z.dll", "b/a.dll", "b/z.dll", "top.dll"], Find("**/*.dll"));
        Assert.Equal(["b/Z.dll", "b/a.dll", "b/z.dll"], Find("b/*.dll"));
        Assert.Equal(["top.dll"], Find("*.dll"));
    }

    [Fact]
    public void A_path_without_a_wildcard_is_that_file_or_everything_below_that_folder()
    {
        Write("bin/a.dll", "bin/deep/b.dll", "c.dll");

        Assert.Equal(["c.dll"], Find("c.dll"));
        Assert.Equal(["bin/a.dll", "bin/deep/b.dll"], Find("bin"));
        Assert.Equal(["bin/a.dll", "bin/deep/b.dll"], Find("bin/"));
        Assert.Equal(["bin/a.dll", "bin/deep/b.dll"], Find("./bin/"));
    }

    [Fact]
    public void Absolute_patterns_and_patterns_that_begin_above_the_root_work_too()
    {
        Write("other/a.dll", "root/b.dll");
        var root = _folder.Combine("root");

        Assert.Equal(["../other/a.dll"], Paths(Find(root, ["../other/**/*.dll"])));
        Assert.Equal(["../other/a.dll", "b.dll"], Paths(Find(root, [_folder.Path + "/**/*.dll"])));
        Assert.Equal(["b.dll"], Paths(Find(root, [_folder.Combine("root", "b.dll")])));
    }

    [Fact]
    public void A_file_that_several_patterns_select_is_there_once()
    {
        Write("bin/a.dll");

        Assert.Equal(["bin/a.dll"], Find("**/*.dll", "bin/*", "bin", "bin/a.dll", _folder.Path + "/bin/a.dll"));
    }

    [Fact]
    public void Excluded_files_are_left_out_whichever_way_they_were_selected()
    {
        Write("bin/a.dll", "bin/ref/b.dll", "obj/c.dll", "d.dll");
        var selection = new ArtifactSelection
        {
            Root = _folder.Path,
            Include = ["**/*.dll"],
            Files = ["d.dll"],
            Exclude = ["**/ref/**", "obj", _folder.Path + "/d.*"],
        };

        Assert.Equal(["bin/a.dll"], Paths(ArtifactFinder.Find(selection, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Patterns_that_match_nothing_are_named()
    {
        Write("bin/a.dll");
        var found = Find(_folder.Path, ["bin/*.dll", "bin/*.exe", "nowhere/**"], ["**/*.pdb"]);

        Assert.Equal(["bin/*.exe", "nowhere/**", "**/*.pdb"], found.Unmatched);
        Assert.Single(found.Artifacts);
    }

    [Fact]
    public void A_misspelt_file_among_good_patterns_is_not_passed_over()
    {
        Write("bin/a.dll");
        var found = Find(_folder.Path, ["bin/*.dll", "bin/b.dll"], []);

        Assert.Empty(found.Unmatched);
        Assert.Equal(["bin/a.dll", "bin/b.dll"], found.Artifacts.Select(artifact => artifact.Path));
        Assert.Equal(Codes.NotScanned, found.Artifacts[1].Trouble?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a/*/../b")]
    [InlineData("a\0b")]
    public void A_pattern_that_cannot_be_used_is_refused_with_a_code(string pattern)
    {
        var e = Assert.Throws<ProblemException>(() => Find(pattern));

        Assert.Equal(Codes.InvalidSetting, e.Problem.Code);
    }

    [Fact]
    public void Names_are_compared_with_case_where_the_file_system_does()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are compared without case here.");
        Write("bin/A.DLL", "bin/b.dll");

        Assert.Equal(["bin/b.dll"], Find("bin/*.dll"));
    }

    [Fact]
    public void A_listed_path_that_does_not_exist_stays_in_the_selection()
    {
        Write("bin/a.dll");
        var selection = new ArtifactSelection { Root = _folder.Path, Files = ["bin/a.dll", "bin/gone.dll", "bin"] };
        var found = ArtifactFinder.Find(selection, TestContext.Current.CancellationToken).Artifacts;

        Assert.Equal(["bin", "bin/a.dll", "bin/gone.dll"], found.Select(artifact => artifact.Path));
        Assert.Equal([true, false, true], found.Select(artifact => artifact.Trouble is not null));
        Assert.Contains("does not exist", found[2].Trouble!.Message, StringComparison.Ordinal);
        Assert.Contains("folder", found[0].Trouble!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_file_is_reported_under_its_own_path()
    {
        Write("real/a.dll");
        File.CreateSymbolicLink(_folder.Combine("link.dll"), _folder.Combine("real", "a.dll"));

        Assert.Equal(["link.dll", "real/a.dll"], Find("**/*.dll"));
    }

    [Fact]
    public void A_link_to_a_folder_is_followed_and_a_cycle_of_links_ends()
    {
        Write("a/x.dll", "b/y.dll");
        Directory.CreateSymbolicLink(_folder.Combine("a", "up"), _folder.Path);
        Directory.CreateSymbolicLink(_folder.Combine("a", "toB"), _folder.Combine("b"));
        Directory.CreateSymbolicLink(_folder.Combine("b", "toA"), _folder.Combine("a"));
        Directory.CreateSymbolicLink(_folder.Combine("self"), _folder.Combine("self2"));
        Directory.CreateSymbolicLink(_folder.Combine("self2"), _folder.Combine("self"));

        Assert.Equal(["a/toB/y.dll", "a/x.dll", "b/toA/x.dll", "b/y.dll"], Find("**/*.dll"));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_selected_and_not_ignored()
    {
        File.CreateSymbolicLink(_folder.Combine("broken.dll"), _folder.Combine("gone.dll"));

        Assert.Equal(["broken.dll"], Find("*.dll"));
        Assert.Equal(["broken.dll"], Find("broken.dll"));
    }

    [Fact]
    public void The_walk_ends_when_it_is_cancelled()
    {
        Write("a/x.dll");

        Assert.ThrowsAny<OperationCanceledException>(() => ArtifactFinder.Find(new() { Root = _folder.Path, Include = ["**/*"] }, new CancellationToken(true)));
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
            _folder.Write(path, path);
    }

    private IReadOnlyList<string> Find(params string[] patterns) => Paths(Find(_folder.Path, patterns));

    private static ArtifactSet Find(string root, string[] patterns, string[]? excludes = null) =>
        ArtifactFinder.Find(new() { Root = root, Include = patterns, Exclude = excludes ?? [] }, TestContext.Current.CancellationToken);

    private static IReadOnlyList<string> Paths(ArtifactSet found) => [.. found.Artifacts.Select(artifact => artifact.Path)];
}
