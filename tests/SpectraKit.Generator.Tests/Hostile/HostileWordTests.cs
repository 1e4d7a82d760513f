using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Hostile;

/// <summary>A document is a stranger's, and is compiled on its reader's machine: none of its strings becomes code.</summary>
public sealed class HostileWordTests
{
    /// <summary>Stands in every hostile string; where it turns up, the string has arrived.</summary>
    private const string Mark = "Evil";

    /// <summary>Documents whose code may be other code with another word: what is no address is no server, and what is no content type is bytes.</summary>
    private static readonly string[] _meaningful = ["contents", "encodings", "multipart", "servers"];

    private static readonly string[] _words =
    [
        "\"; class Evil { } //", "\\\"; class Evil { } //", "\r\nclass Evil { }\r\n", "\u0085class Evil { }\u0085", "\u2028class Evil { }\u2028", "\u2029class Evil { }\u2029",
        "*/ class Evil { } /*", "</summary> <Evil/>", "\n#error Evil\n", "\\u000a class Evil { }", "{Evil}", "\"\"\" Evil", "@Evil", "Evil\0", "\ufffdEvil", "]]> Evil <![CDATA[", "`</c>Evil`", "global::Evil", "\n#if Evil\n#endif\n", "\\u0022; Evil", "\r#pragma Evil\r", "X> Evil", "Evil\u202e\u200b\ufeff",
    ];

    private static readonly string[] _documents = [.. Directory.GetFiles(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>The same documents with a word that nobody could mind: they make the same code but for names and literals.</summary>
    private static readonly Shape _harmless = Shape.Of(Run("Harmless", _documents));

    public static TheoryData<string> Words => [.. _words];

    [Theory]
    [MemberData(nameof(Words))]
    public void No_word_of_a_document_is_a_token_of_the_code(string word)
    {
        var run = Run(word, _documents);

        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.NotEmpty(run.Files);
        foreach (var file in run.Files)
            ShouldHaveNoTokenOfTheDocuments(file.SyntaxTree);
        var shape = Shape.Of(run);
        Assert.Equal(_harmless.Alike, shape.Alike);
        Assert.Empty(shape.Kinds.Except(_harmless.Kinds));
        Assert.Equal(_harmless.Types, shape.Types);
    }

    /// <summary>Each document with some of the words, and each word in some of the documents: all of both takes minutes.</summary>
    [Theory]
    [MemberData(nameof(Words))]
    public void What_is_made_of_a_word_compiles(string word)
    {
        const int Shares = 6;
        var share = Array.IndexOf(_words, word) % Shares;

        Run(word, [.. _documents.Where((_, place) => place % Shares == share)]).ShouldCompile();
    }

    [Fact(Explicit = true)]
    public void What_is_made_of_any_word_compiles_in_every_document() => Assert.All(_words, word => Run(word, _documents).ShouldCompile());

    [Fact]
    public void The_words_do_arrive_where_words_may_be()
    {
        var document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features", "models.json")))!;
        Poison(document, "\"; class Evil { } //");

        var run = GeneratorRun.Of(document.ToJsonString());

        Assert.Contains("/// <summary>All ways to be a member.\"; class Evil { } //", run.Text, StringComparison.Ordinal);
        Assert.Contains("\\\"; class Evil { } //", run.Text, StringComparison.Ordinal);
    }

    /// <summary>The documents with the word in them, each in a namespace of its own.</summary>
    private static GeneratorRun Run(string word, IEnumerable<string> documents) => GeneratorRun.Of(
    [
        .. documents.Select(path =>
        {
            var document = JsonNode.Parse(File.ReadAllText(path))!;
            Poison(document, word);
            // No writer has half surrogates, of JSON or of a test's name: they are put in as escapes.
            return new SpecFile(path, document.ToJsonString(new JsonSerializerOptions { WriteIndented = true }).Replace("\\uFFFD", "\\ud800", StringComparison.Ordinal), $"Of.{Path.GetFileNameWithoutExtension(path).Replace('-', '_')}.Api");
        }),
    ]);

    /// <summary>Only literals have the mark as it was written; an identifier may be made of it, by the rules of names.</summary>
    private static void ShouldHaveNoTokenOfTheDocuments(SyntaxTree tree)
    {
        Assert.Empty(tree.GetDiagnostics());
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.Utf8StringLiteralToken))
                continue;
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                Assert.True(SyntaxFacts.IsValidIdentifier(token.ValueText), token.Text);
                continue;
            }

            Assert.DoesNotContain(Mark, token.Text, StringComparison.Ordinal);
        }

        // Directives are trivia with structure: the two that the printer writes, and no third.
        Assert.All(
            tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsDirective),
            trivia => Assert.Contains(trivia.Kind(), new[] { SyntaxKind.NullableDirectiveTrivia, SyntaxKind.PragmaWarningDirectiveTrivia }));
    }

    private static void ReplaceEach(JsonArray items, Func<string, string> replace)
    {
        for (var i = 0; i < items.Count; i++)
            items[i] = replace(items[i]!.GetValue<string>());
    }

    /// <summary>The word at the end of every string that means nothing to OpenAPI, of every name of an author's choosing, and of every reference to one.</summary>
    private static void Poison(JsonNode node, string word)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array.OfType<JsonNode>())
                    Poison(item, word);
                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && name is "description" or "title" or "summary" or "operationId" or "group" or "format" or "contentType" or "x-kit-key-prefix" or "pattern" or "default" or "example" or "url" or "bearerFormat")
                        members[name] = text.GetValue<string>() + word;
                    else if (name is "enum" && value is JsonArray choices && choices.All(choice => choice?.GetValueKind() == JsonValueKind.String))
                        choices.Add((JsonNode)word);
                    else if (name is "x-enum-varnames" or "x-enum-descriptions" or "done" && value is JsonArray words && words.All(item => item?.GetValueKind() == JsonValueKind.String))
                        ReplaceEach(value.AsArray(), text => text + word);
                    else if (name is "tags" && value is JsonArray tags && tags.All(tag => tag?.GetValueKind() == JsonValueKind.String))
                        tags.Insert(0, word);
                    else if (value is not null)
                        Poison(value, word);

                    // What the generator has no use for is as much a stranger's as what it has.
                    if (name is "description")
                        members["x-" + word] = new JsonObject { [word] = new JsonArray(word) };
                    if (name is "properties" && value is JsonObject properties)
                        properties[word] = JsonNode.Parse("""{ "type": "object", "properties": { "x": { "type": "string" } } }""");
                    if (name is "responses" && value is JsonObject responses)
                        responses[word] = JsonNode.Parse("""{ "description": "" }""");
                    if (name is "schemas" && value is JsonObject schemas)
                        schemas[word] = JsonNode.Parse("""{ "type": "object", "properties": { "x": { "type": "string" } } }""");
                    if (name is "headers" && value is JsonObject headers)
                        headers[word] = JsonNode.Parse("""{ "description": "", "schema": { "type": "string" } }""");
                    if (name is "content" && value is JsonObject content)
                        content[word] = JsonNode.Parse("{}");
                    if (name is "parameters" && value is JsonArray parameters)
                        parameters.Add(new JsonObject { ["name"] = word, ["in"] = "query", ["schema"] = new JsonObject { ["type"] = "string", ["const"] = word } });
                    if (name is "mapping" && value is JsonObject { Count: > 0 } mapping)
                        mapping[word] = mapping.First().Value!.DeepClone();
                    if (name is "securitySchemes" && value is JsonObject schemes)
                        schemes[word] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = word, ["description"] = word };
                    if (name is "security" && value is JsonArray ways && node["openapi"] is null)
                        ways.Add(new JsonObject { [word] = new JsonArray() });
                    if (name is "servers" && value is JsonArray servers && servers.Count > 0 && word.IndexOfAny(['{', '}']) < 0)
                        servers.Add(new JsonObject { ["url"] = $"https://a.example/{{{word}}}", ["variables"] = new JsonObject { [word] = new JsonObject { ["default"] = word, ["enum"] = new JsonArray(word, "1"), ["description"] = word } } });
                    if (name is "paths" && value is JsonObject paths)
                        paths["/" + word.Replace('{', '(')] = JsonNode.Parse("""{ "get": { "responses": { "204": { "description": "" } } } }""");
                }

                break;
        }
    }

    /// <summary>What code is but for its names and literals.</summary>
    /// <param name="Alike">How many tokens there are of each kind, where a word changes none.</param>
    /// <param name="Kinds">The kinds of tokens that there are anywhere.</param>
    /// <param name="Types">How many types there are.</param>
    private sealed record Shape(IReadOnlyList<(SyntaxKind Kind, int Count)> Alike, IReadOnlyList<SyntaxKind> Kinds, int Types)
    {
        public static Shape Of(GeneratorRun run)
        {
            // Types stand in files by their first letters, so that not every file's head counts.
            var types = run.Files
                .SelectMany(file => file.SyntaxTree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Single().Members.Select(type => (file.HintName, Type: type)))
                .ToList();
            return new(
                [.. types.Where(type => IsAlike(type.HintName)).SelectMany(type => type.Type.DescendantTokens()).CountBy(token => token.Kind()).Select(count => (count.Key, count.Value)).OrderBy(count => count.Key)],
                [.. types.SelectMany(type => type.Type.DescendantTokens()).Select(token => token.Kind()).Distinct()],
                types.Sum(type => type.Type.DescendantNodesAndSelf().OfType<BaseTypeDeclarationSyntax>().Count()));
        }

        private static bool IsAlike(string file) => !_meaningful.Any(name => file.StartsWith($"Of.{name}.", StringComparison.Ordinal));
    }
}
