using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>One document, one text: whatever the run, the order, the culture.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] _paths =
    [
        .. new[] { "spectra-analyze", "spectra-intelligence" }.Select(name => Repository.PathOf("specs", name + ".json")),
        .. Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"), "*.json").Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Documents => [.. _paths];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_and_schemas_in_reverse_make_the_same_bytes(string path)
    {
        var json = File.ReadAllText(path);

        Assert.Equal(GeneratorRun.Of(json).Text, GeneratorRun.Of(DocumentOrder.Reverse(json)).Text);
    }

    [Fact]
    public void Twenty_runs_make_one_hash() => Assert.Single(Enumerable.Range(0, 20).Select(run => Hash(isReversed: run % 2 == 1)).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("tr_TR", "tr-TR", "Pacific/Chatham")]
    [InlineData("ar_SA", "ar-SA", "Asia/Kathmandu")]
    [InlineData("de_DE", "de-DE", "America/Caracas")]
    public async Task Another_process_of_another_culture_time_zone_and_folder_makes_the_same_hash(string locale, string culture, string zone)
    {
        using var folder = new TemporaryFolder();
        var tests = typeof(DeterminismTests).Assembly.Location;
        // The tests run without culture data, and this one process with it.
        var config = folder.Write("cultured.runtimeconfig.json", File.ReadAllText(Path.ChangeExtension(tests, ".runtimeconfig.json")).Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal));

        var run = await ProcessRun.StartAsync(
            "dotnet",
            ["exec", "--runtimeconfig", config, "--depsfile", Path.ChangeExtension(tests, ".deps.json"), tests, "-method", $"{typeof(DeterminismTests).FullName}.{nameof(The_hash_is_written_down)}", "-explicit", "only"],
            folder.Path,
            new Dictionary<string, string> { ["LC_ALL"] = locale + ".UTF-8", ["TZ"] = zone, ["SPECTRAKIT_HASH"] = folder.Combine("hash") },
            TestContext.Current.CancellationToken);

        Assert.SkipWhen(run.All.Contains("ICU package", StringComparison.Ordinal), "There is no culture data on this machine.");
        run.ShouldExitWith(0);
        Assert.Equal([culture, zone, Hash(isReversed: false)], await File.ReadAllLinesAsync(folder.Combine("hash"), TestContext.Current.CancellationToken));
    }

    /// <summary>The other process's part.</summary>
    [Fact(Explicit = true)]
    public void The_hash_is_written_down()
    {
        var path = Environment.GetEnvironmentVariable("SPECTRAKIT_HASH");
        Assert.SkipWhen(path is null, "Nobody asked for it.");

        File.WriteAllLines(path!, [CultureInfo.CurrentCulture.Name, TimeZoneInfo.Local.Id, Hash(isReversed: false)]);
    }

    [Fact]
    public void A_culture_changes_nothing()
    {
        var json = File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json"));
        var enums = File.ReadAllText(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features", "enums.json"));
        var expected = GeneratorRun.Of(json).Text + GeneratorRun.Of(enums).Text;
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Tests run without culture data: a culture is made strange by hand.
            var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NegativeSign = "\u2212";
            strange.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = strange;

            Assert.Equal(expected, GeneratorRun.Of(json).Text + GeneratorRun.Of(enums).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The hash of all that every document becomes.</summary>
    private static string Hash(bool isReversed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in _paths)
        {
            var json = File.ReadAllText(path);
            hash.AppendData(Encoding.UTF8.GetBytes(GeneratorRun.Of(isReversed ? DocumentOrder.Reverse(json) : json).Text));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
