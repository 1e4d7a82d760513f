using System.Globalization;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>One document, one text: whatever the run, the order, the culture.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<string> Documents =>
    [
        .. new[] { "spectra-analyze", "spectra-intelligence" }.Select(name => Repository.PathOf("specs", name + ".json")),
        .. Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"), "*.json"),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_and_schemas_in_reverse_make_the_same_bytes(string path)
    {
        var json = File.ReadAllText(path);

        Assert.Equal(GeneratorRun.Of(json).Text, GeneratorRun.Of(DocumentOrder.Reverse(json)).Text);
    }

    [Fact]
    public void Twenty_runs_make_one_text()
    {
        var json = File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json"));

        Assert.Single(Enumerable.Range(0, 20).Select(_ => GeneratorRun.Of(json).Text).Distinct(StringComparer.Ordinal));
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
}
