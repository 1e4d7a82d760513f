using System.Text.RegularExpressions;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>docs/features.md says what there is, and which test proves it.</summary>
public sealed partial class FeaturePageTests
{
    private static readonly IReadOnlyList<Match> _rows = [.. Row().Matches(File.ReadAllText(Repository.PathOf("docs", "features.md"))).Cast<Match>()];

    private static readonly ILookup<string, string> _sources = Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
        .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

    [Fact]
    public void Every_feature_is_there_once()
    {
        Assert.Equal(Enumerable.Range(1, _rows.Count), _rows.Select(row => int.Parse(row.Groups["number"].Value)));
        Assert.True(_rows.Count >= 110);
    }

    [Fact]
    public void What_is_said_to_be_there_is_proved_by_tests_that_are_there()
    {
        foreach (var row in _rows)
        {
            var tests = TestName().Matches(row.Groups["proof"].Value);
            Assert.True(row.Groups["word"].Value == "no" ? tests.Count == 0 : tests.Count > 0, $"Row {row.Groups["number"].Value} is a {row.Groups["word"].Value} with {tests.Count} tests.");
            Assert.All(tests, test => Assert.True(
                _sources[test.Groups["type"].Value].Any(source => source.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal)),
                $"There is no test {test.Value}."));
        }
    }

    [Fact]
    public void What_is_not_all_there_says_why()
    {
        Assert.All(
            _rows.Where(row => row.Groups["word"].Value != "yes"),
            row => Assert.Matches(@"\w.*\.", TestName().Replace(row.Groups["proof"].Value, "")));
    }

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<word>yes|no|part) \| (?<proof>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<type>[A-Za-z]+Tests)\\.(?<method>\\w+)`")]
    private static partial Regex TestName();
}
