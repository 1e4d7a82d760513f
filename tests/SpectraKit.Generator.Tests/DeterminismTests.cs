using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SpectraKit.Generator.Tests.Running;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests;

/// <summary>The same document gives the same bytes: whatever its order, the run and the machine's culture.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("tests/SpectraKit.Generator.Tests/Specs/petstore.json")]
    [InlineData("specs/spectra-analyze.json")]
    [InlineData("specs/spectra-intelligence.json")]
    public void The_order_of_paths_and_schemas_changes_no_byte(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path.Split('/')));
        var reversed = JsonNode.Parse(text)!;
        Reverse(reversed["paths"]!);
        Reverse(reversed["components"]!["schemas"]!);

        var files = Compiled.Of(text).Files;
        var again = Compiled.Of(reversed.ToJsonString()).Files;

        Assert.NotEmpty(files);
        Assert.Equal(files.OrderBy(file => file.Key), again.OrderBy(file => file.Key));
    }

    [Fact]
    public void Twenty_runs_have_one_hash_in_any_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var hashes = new HashSet<string>();
        try
        {
            for (var run = 0; run < 20; run++)
            {
                var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                odd.NumberFormat.NegativeSign = "~";
                odd.NumberFormat.NumberDecimalSeparator = ",";
                CultureInfo.CurrentCulture = run % 2 == 0 ? odd : CultureInfo.InvariantCulture;
                hashes.Add(Hash(Compiled.Of(Samples.Petstore).Files));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Single(hashes);
    }

    [Fact]
    public void No_carriage_return_is_written_though_the_document_has_them()
    {
        var files = Compiled.Of(Samples.Petstore.ReplaceLineEndings("\r\n")).Files;

        Assert.All(files.Values, text => Assert.DoesNotContain('\r', text));
    }

    private static string Hash(IReadOnlyDictionary<string, string> files) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file.Key + file.Value)))));

    private static void Reverse(JsonNode node)
    {
        var members = node.AsObject().Reverse().Select(member => (member.Key, Value: member.Value?.DeepClone())).ToList();
        node.AsObject().Clear();
        foreach (var (key, value) in members)
            node.AsObject().Add(key, value);
    }
}
