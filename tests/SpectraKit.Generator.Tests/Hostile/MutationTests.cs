using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Hostile;

/// <summary>Documents that somebody is in the middle of typing, or that somebody broke on purpose: the generator complains, and never fails.</summary>
public sealed class MutationTests
{
    private static readonly string[] _documents =
    [
        .. Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        // The project's own documents, with a type that is there without the project.
        .. new[] { "spectra-intelligence", "spectra-analyze" }.Select(name => File.ReadAllText(Repository.PathOf("specs", name + ".json"))
            .Replace("SpectraKit.SampleHash", "System.Guid", StringComparison.Ordinal)
            .Replace("\"groupBy\": \"Kind\"", "\"groupBy\": \"Version\"", StringComparison.Ordinal)),
    ];

    private static readonly string[] _values =
    [
        "null", "true", "0", "-1", "1e999", "\"\"", "\"#\"", "\"#/paths\"", "\"#/components/schemas\"", "[]", "{}", "[null]", "[{}]", "{\"\":{}}", "\"\\ud800\"", "\"\\u2028//\"", "\"object\"", "\"\\\"; class Evil { } //\"", "{\"$ref\":\"#\"}", "{\"allOf\":[{\"$ref\":\"#\"}]}",
    ];

    [Fact]
    public void A_truncated_document_is_complained_about()
    {
        var random = new Random(1);
        foreach (var document in _documents)
        {
            for (var i = 0; i < 40; i++)
            {
                var run = GeneratorRun.Of(document[..random.Next(document.TrimEnd().Length)]);
                Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == "SPK0001");
                Assert.Empty(run.Files);
            }
        }
    }

    [Fact]
    public void A_broken_character_never_makes_the_generator_fail()
    {
        var random = new Random(2);
        const string characters = "{}[]\",:\\ \0\u2028\ud8000truefalsn-.e#/$\n";
        foreach (var document in _documents)
        {
            for (var i = 0; i < 60; i++)
            {
                var text = document.ToCharArray();
                for (var hits = random.Next(1, 4); hits > 0; hits--)
                    text[random.Next(text.Length)] = characters[random.Next(characters.Length)];
                ShouldNotFail(new(text));
            }
        }
    }

    [Fact]
    public void A_value_of_another_kind_never_makes_the_generator_fail()
    {
        var random = new Random(3);
        foreach (var document in _documents)
        {
            for (var i = 0; i < 80; i++)
                ShouldNotFail(WithOtherValue(document, random));
        }
    }

    [Fact]
    public void What_other_values_leave_to_be_generated_still_compiles()
    {
        var random = new Random(4);
        var compiled = 0;
        foreach (var document in _documents.Take(_documents.Length - 1))
        {
            for (var i = 0; i < 3; i++)
            {
                var text = WithOtherValue(document, random);
                var run = GeneratorRun.Of(text);
                if (run.Files.Count == 0)
                    continue;
                compiled++;
                Assert.True(run.CompilerComplaints() is [], $"{string.Join('\n', run.CompilerComplaints())}\n{text}");
            }
        }

        Assert.True(compiled > 20, $"Only {compiled} documents were compiled at all.");
    }

    /// <summary>Any value of the document, an object's or an array's included, replaced by any other.</summary>
    private static string WithOtherValue(string document, Random random)
    {
        var (root, _) = Json.JsonParser.Parse(SourceText.From(document), CancellationToken.None);
        var all = new List<Json.JsonValue>();
        Collect(root!, all);
        var victim = all[random.Next(all.Count)].Span;
        return document[..victim.Start] + _values[random.Next(_values.Length)] + document[victim.End..];
    }

    private static void Collect(Json.JsonValue value, List<Json.JsonValue> all)
    {
        all.Add(value);
        foreach (var inner in value.Items.Concat(value.Members.Select(member => member.Value)))
            Collect(inner, all);
    }

    private static void ShouldNotFail(string text)
    {
        var run = GeneratorRun.Of(text);
        var result = run.Driver.GetRunResult().Results.Single();
        Assert.True(result.Exception is null, $"{result.Exception}\n{text}");
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id is "SPK0199" or "CS8785");
        foreach (var diagnostic in run.Diagnostics)
        {
            Assert.True(diagnostic.Location is { Kind: LocationKind.ExternalFile } && diagnostic.Location.SourceSpan.End <= text.Length, $"{diagnostic}\n{text}");
            Assert.Equal("api.json", diagnostic.Location.GetLineSpan().Path);
        }

        Assert.True(run.Files.Count > 0 || run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), text);
    }
}
