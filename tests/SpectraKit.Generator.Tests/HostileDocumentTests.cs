using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpectraKit.Generator.Tests.Running;

namespace SpectraKit.Generator.Tests;

/// <summary>A document is untrusted: none of its strings becomes code, and nothing it says stops the compiler.</summary>
public sealed class HostileDocumentTests
{
    private static readonly string[] _hooks = ["\"", "\\", "\r", "\n", "\u0085", "\u2028", "\u2029", "*/", "*)", "//", "/*", "</summary>", "{", "}", "{{", "$\"", "\"\"\"", "'", ";", "#if", "<c>", "`", "]]>", "&", "\0", "\uFFFF", "é"];

    [Fact]
    public void No_string_of_a_document_becomes_a_token_of_its_own()
    {
        var bait = Gen.ArrayOf(Gen.Elements(_hooks)).Select(hooks => string.Join("__EVIL", hooks) + " __EVIL;").ToArbitrary();

        Prop.ForAll(bait, Survives).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(7u, 11u));
    }

    [Fact]
    public void Every_prefix_of_a_document_is_answered_with_one_complaint()
    {
        for (var length = 0; length < Samples.Petstore.TrimEnd().Length; length += 97)
        {
            var compiled = Compiled.Of(Samples.Petstore[..length]);

            Assert.Equal("SPK0001", Assert.Single(compiled.Complaints).Id);
        }
    }

    [Fact]
    public void A_document_with_anything_in_the_place_of_anything_never_stops_the_generator()
    {
        var random = new Random(20261121);
        string[] others = ["null", "true", "1", "\"x\"", "[]", "{}", "[{}]", "{\"$ref\":\"#\"}", "{\"$ref\":\"#/components/schemas/Pet\"}", "[null]", "-1e999", "{\"\":{}}", "{\"type\":\"object\",\"properties\":{\"a\":{}}}"];
        var values = Values(Samples.Petstore);
        for (var run = 0; run < 150; run++)
        {
            var (start, length) = values[random.Next(values.Count)];
            var mutated = Samples.Petstore.Remove(start, length).Insert(start, others[random.Next(others.Length)]);

            var compiled = Compiled.Of(mutated);

            Assert.DoesNotContain(compiled.Complaints, complaint => complaint.Id is "CS8785" or "SPK0199");
            var errors = compiled.Files.Count == 0 ? [] : compiled.Faults;
            Assert.True(errors.Count == 0, $"{mutated.Substring(Math.Max(0, start - 60), Math.Min(160, mutated.Length - Math.Max(0, start - 60)))}\n{string.Join('\n', errors.Take(3))}");
            Assert.True(compiled.Files.Count > 0 || compiled.Complaints.Any(complaint => complaint.Severity == DiagnosticSeverity.Error));
        }
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_without_end_is_refused(char bracket)
    {
        var deep = string.Concat(Enumerable.Repeat(bracket == '[' ? "[" : "{\"a\":", 100_000));

        Assert.Equal("SPK0001", Assert.Single(Compiled.Of(deep).Complaints).Id);
    }

    private static void Survives(string bait)
    {
        var text = System.Text.Json.JsonEncodedText.Encode(bait).ToString();
        var compiled = Compiled.Of($$$"""
            {
              "openapi": "3.1.0", "info": { "title": "{{{text}}}", "description": "{{{text}}}" },
              "tags": [ { "name": "{{{text}}}", "description": "{{{text}}}" } ],
              "paths": { "/{{{text.Replace("{", "").Replace("}", "")}}}": { "post": {
                "tags": ["{{{text}}}"], "operationId": "{{{text}}}", "summary": "{{{text}}}", "description": "{{{text}}}", "deprecated": true,
                "parameters": [ { "name": "{{{text}}}", "in": "query", "description": "{{{text}}}", "schema": { "type": "string", "enum": ["{{{text}}}", "b"], "default": "{{{text}}}" } },
                                { "name": "{{{text}}}", "in": "header", "schema": { "const": "{{{text}}}" } } ],
                "requestBody": { "description": "{{{text}}}", "content": { "application/{{{text}}}+json": { "schema": { "$ref": "#/components/schemas/A" } } } },
                "responses": { "200": { "description": "{{{text}}}" }, "{{{text}}}": { "description": "{{{text}}}" } } } } },
              "components": { "schemas": {
                "A": { "description": "{{{text}}}", "type": "object", "required": ["{{{text}}}"], "additionalProperties": { "title": "{{{text}}}" },
                       "properties": { "{{{text}}}": { "type": "string", "format": "{{{text}}}", "description": "{{{text}}}", "pattern": "{{{text}}}" } } },
                "{{{text}}}": { "type": "string", "enum": ["{{{text}}}", "{{{text}}}x"] } } }
            }
            """);

        Assert.DoesNotContain(compiled.Complaints, complaint => complaint.Severity == DiagnosticSeverity.Error);
        Assert.Empty(compiled.Faults);
        foreach (var tree in compiled.Driver.GetRunResult().GeneratedTrees)
        {
            foreach (var token in tree.GetRoot().DescendantTokens())
                Assert.False(token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.Contains("__"), tree.ToString());
        }
    }

    /// <summary>Where each value of a document stands.</summary>
    private static List<(int Start, int Length)> Values(string json)
    {
        var found = new List<(int, int)>();
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        var reader = new System.Text.Json.Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is System.Text.Json.JsonTokenType.PropertyName or System.Text.Json.JsonTokenType.EndArray or System.Text.Json.JsonTokenType.EndObject)
                continue;
            var copy = reader;
            copy.Skip();
            found.Add(((int)reader.TokenStartIndex, (int)(copy.BytesConsumed - reader.TokenStartIndex)));
        }

        return found;
    }
}
