using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;
using SpectraKit.Generator.Tests.Hostile;
using SpectraKit.Generator.Tests.Odd;
using SpectraKit.Generator.Text;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What an edit leaves as it was is not read again, and nobody can tell by what comes of it.</summary>
public sealed class DocumentHistoryTests
{
    private static readonly string[] _documents =
    [
        .. Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json")),
    ];

    /// <summary>A document, and how it is edited, version by version.</summary>
    private static Arbitrary<int[]> Edits => ArbMap.Default.ArbFor<int[]>().Filter(seeds => seeds.Length > 1);

    [Fact]
    public void However_a_document_was_edited_it_comes_to_what_it_says() => Prop.ForAll(Edits, ComesToWhatItSays).Check(Config.QuickThrowOnFailure.WithMaxTest(120).WithEndSize(24));

    [Fact(Explicit = true)]
    public void Ten_thousand_times_edited_documents_come_to_what_they_say() => Prop.ForAll(Edits, ComesToWhatItSays).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithEndSize(60));

    [Theory]
    // what another component refers to goes, comes back, is called otherwise
    [InlineData("\"B\": {\"type\": \"string\"", "\"X\": {\"type\": \"string\"")]
    [InlineData("\"A\": {", "\"Renamed\": {")]
    // all that follows moves
    [InlineData("\"info\": {", "\n\n\n\"info\": {")]
    [InlineData("\"get\": {", "\"get\": {\"x\":\n0,")]
    // the section is another one, though its text is the same
    [InlineData("\"schemas\"", "\"responses\"")]
    [InlineData("\"components\"", "\"composites\"")]
    // a later one of the same name takes its place
    [InlineData("\"A\": {", "\"B\": {")]
    // the same words mean something else
    [InlineData("\"3.0.3\"", "\"3.1.0\"")]
    [InlineData("\"security\": []", "\"security\": [{\"k\": []}]")]
    [InlineData("\"tags\": []", "\"tags\": [{\"name\": \"t\", \"x-kit-rate-limit\": 0}]")]
    // the document ends, or goes on
    [InlineData("\"string\"}}}}", "\"string\"}}}")]
    [InlineData("\"string\"}}}}", "\"string\"}}}}}")]
    [InlineData("{\"openapi\"", "\ufeff{\"openapi\"")]
    public void An_edit_beside_what_is_kept_counts_there_and_back(string before, string after)
    {
        const string text = """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "security": [], "tags": [],
             "paths": {
              "/{gone}": {"get": {"tags": ["t"], "responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}},
                          "parameters": [{"name": "gone", "in": "query", "schema": {"type": "string"}}, {"name": "not in the path", "in": "path", "schema": {}}]}},
             "components": {"schemas": {
              "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B", "deprecated": true}, "text": {"type": "string", "properties": {"of no type": {"$ref": "#/components/schemas/B"}}}, "kind": {"enum": ["one", "two"], "x-enum-varnames": ["First", "Second"]}}},
              "B": {"type": "string"}}}}
            """;
        var edited = text.ReplaceFirst(before, after);

        ShouldComeToWhatTheySay([text, edited, text, edited, edited.Replace("\n", "\n ", StringComparison.Ordinal), text]);
    }

    [Theory]
    // what a member refers to says more, or something else
    [InlineData("\"B\": {", "\"B\": {\"description\": \"Said now.\", ")]
    [InlineData("\"B\": {", "\"B\": {\"default\": \"x\", ")]
    [InlineData("\"B\": {", "\"B\": {\"readOnly\": true, ")]
    [InlineData("\"B\": {", "\"B\": {\"format\": \"password\", ")]
    [InlineData("\"B\": {\"type\": \"string\"", "\"B\": {\"type\": [\"string\", \"null\"]")]
    [InlineData("\"B\": {\"type\": \"string\"", "\"B\": {\"type\": \"integer\"")]
    [InlineData("\"B\": {\"type\": \"string\"", "\"B\": {\"type\": \"object\"")]
    // its type is called otherwise, since another one has the name
    [InlineData("\"B\": {", "\"AKind\": {\"type\": \"object\", \"properties\": {\"x\": {}}}, \"B\": {")]
    // who is made of its object requires it, or has another member of nearly its name
    [InlineData("\"required\": [\"kind\"]", "\"required\": [\"b\"]")]
    [InlineData("\"B\": {\"type\": \"number\"}", "\"C\": {\"type\": \"number\"}")]
    public void A_member_that_is_kept_says_what_it_depends_on(string before, string after)
    {
        const string text = """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {
              "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}, "kind": {"enum": ["one", "two"]}, "part": {"type": "object", "properties": {"x": {"type": "string"}}}}},
              "B": {"type": "string"},
              "C": {"allOf": [{"$ref": "#/components/schemas/A"}], "required": ["kind"], "properties": {"c": {"type": "string"}}},
              "D": {"allOf": [{"$ref": "#/components/schemas/B"}]},
              "E": {"type": "object", "properties": {"d": {"$ref": "#/components/schemas/D"}}},
              "F": {"allOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/G"}]},
              "G": {"type": "object", "properties": {"B": {"type": "number"}}},
              "H": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}, "either": {"$ref": "#/components/schemas/I"}}},
              "I": {"oneOf": [{"$ref": "#/components/schemas/B"}, {"type": "boolean"}]}}}}
            """;
        var edited = text.ReplaceFirst(before, after);
        Assert.NotEqual(text, edited);

        ShouldComeToWhatTheySay([text, edited, text, edited]);
    }

    [Fact]
    public void What_was_not_edited_is_the_very_same()
    {
        var text = _documents[^1];
        var last = Read(text, null);
        var schemas = SpecReader.Read(last.Root, new("a.json", SourceText.From(text)))!.Schemas;

        var edited = DocumentEdits.DescribeSchema(DocumentEdits.DescribeOperation(text)!)!;
        var document = Read(edited, last);
        var kept = SpecReader.Read(document.Root, new("a.json", SourceText.From(edited)))!.Schemas;

        Assert.Single(schemas.Zip(kept), pair => !ReferenceEquals(pair.First.Value, pair.Second.Value));
        Assert.Single(last.Root["paths"]!.Value.Members.Zip(document.Root["paths"]!.Value.Members).SelectMany(pair => pair.First.Members.Zip(pair.Second.Members)), pair => !pair.First.Equals(pair.Second));
    }

    [Fact]
    public void What_is_complained_about_in_what_was_kept_is_where_it_stands_now()
    {
        const string text = """{"openapi": "3.1.0", "info": {}, "paths": {"/a": {"get": {"callbacks": {"c": {}}, "responses": {}}}}}""";
        var last = Read(text, null);
        var edited = text.ReplaceFirst("\"info\"", "\n  \"info\"");

        var document = Read(edited, last);

        var place = document.Root["paths"]?["/a"]?["get"]?["callbacks"]?.NamePlace ?? default;
        Assert.Equal(edited.IndexOf("\"callbacks\"", StringComparison.Ordinal), document.SpanOf(place).Start);
        Assert.NotEqual(place.Span, document.SpanOf(place));
    }

    [Fact]
    public void A_build_keeps_nothing_of_a_document_and_an_editor_keeps_its_last_version()
    {
        var history = new DocumentHistory();
        Keep(history, "built.json");
        Keep(history, "edited.json");
        Keep(history, "edited.json");

        GC.Collect();

        Assert.Null(history.Last("built.json"));
        Assert.NotNull(history.Last("edited.json"));
    }

    [Fact]
    public void It_keeps_no_more_than_a_few_documents()
    {
        var history = new DocumentHistory();
        for (var i = 0; i < 9; i++)
        {
            Keep(history, $"{i}.json");
            Keep(history, $"{i}.json");
        }

        GC.Collect();

        Assert.Null(history.Last("0.json"));
        Assert.NotNull(history.Last("8.json"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(DocumentHistory history, string path) => history.Keep(path, Read("{}", null));

    private static JsonTree Read(string text, JsonTree? last) => JsonParser.Parse(SourceText.From(text), last, TestContext.Current.CancellationToken).Document!;

    private static void ComesToWhatItSays(int[] seeds)
    {
        var first = seeds[0] & int.MaxValue;
        List<string> versions = [first % 4 == 0 ? _documents[first % _documents.Length] : OddDocument.Of(first)];
        foreach (var seed in seeds.Skip(1))
        {
            var random = new Random(seed);
            versions.Add(random.Next(4) == 0 ? versions[random.Next(versions.Count)] : Mutation.Once(versions[^1], random));
        }

        ShouldComeToWhatTheySay(versions);
    }

    private static void ShouldComeToWhatTheySay(IReadOnlyList<string> versions)
    {
        var history = new DocumentHistory();
        foreach (var text in versions)
        {
            var document = new SpecInput("a.json", SourceText.From(text), "Sample.Api", "SampleClient");
            var (edited, alone) = (ClientCompiler.Compile(document, history, CancellationToken.None), ClientCompiler.Compile(document, CancellationToken.None));

            Assert.Equal(alone.Diagnostics, edited.Diagnostics);
            Assert.Equal(alone.Files.Select(Print), edited.Files.Select(Print));
            Assert.Equal(alone, edited);
        }
    }

    private static string Print(Generator.Client.ClientFile file) => $"{file.HintName}\n{FileText.Print(file).Text}";
}
