using System.Text;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Client;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Tests.Hostile;

/// <summary>Documents that are too deep, too long or in circles for a generator that trusts its stack.</summary>
public sealed class NestingTests
{
    [Fact]
    public void A_chain_of_twenty_thousand_records_compiles_within_a_normal_stack()
    {
        var schemas = Enumerable.Range(0, 20_000).Select(i => $$"""
            "S{{i}}": { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/S{{(i + 1) % 20_000}}" } } }
            """);

        Assert.Empty(GeneratorRun.Of(Document(string.Join(",", schemas), "S0")).Diagnostics);
    }

    [Theory]
    [InlineData("array", "\"type\": \"array\", \"items\": ", "")]
    [InlineData("alias", "\"allOf\": [", "]")]
    [InlineData("choice", "\"oneOf\": [", "]")]
    [InlineData("map", "\"type\": \"object\", \"additionalProperties\": ", "")]
    public void A_chain_of_twenty_thousand_schemas_without_members_ends(string kind, string before, string after)
    {
        var schemas = Enumerable.Range(0, 20_000).Select(i => $$"""
            "{{kind}}{{i}}": { {{before}}{ "$ref": "#/components/schemas/{{kind}}{{(i + 1) % 20_000}}" }{{after}} }
            """);

        GeneratorRun.Of(Document(string.Join(",", schemas), kind + "0")).ShouldCompile();
    }

    [Theory]
    [InlineData("""{ "$ref": "#/components/schemas/A" }""", "SPK0008")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/A" }] }""", null)]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/A" }], "properties": { "x": { "$ref": "#/components/schemas/A" } } }""", null)]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/A" } }""", null)]
    [InlineData("""{ "oneOf": [{ "$ref": "#/components/schemas/A" }] }""", null)]
    public void A_schema_that_is_made_of_itself_is_refused_or_compiles(string schema, string? id)
    {
        var run = GeneratorRun.Of(Document($"\"A\": {schema}", "A"));

        if (id is null)
            run.ShouldCompile();
        else
            Assert.All(run.Diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
    }

    [Fact]
    public void A_composition_of_twenty_thousand_schemas_ends()
    {
        var schemas = Enumerable.Range(0, 20_000).Select(i => $$"""
            "S{{i}}": { "properties": { "x{{i}}": { "type": "string" } }, "allOf": [{ "$ref": "#/components/schemas/S{{(i + 1) % 20_000}}" }] }
            """);

        Assert.Empty(GeneratorRun.Of(Document(string.Join(",", schemas), "S0")).Diagnostics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"properties\": { \"x\": { \"type\": \"string\" } },")]
    public void A_hierarchy_of_twenty_thousand_levels_ends(string members)
    {
        var schemas = Enumerable.Range(0, 20_000).Select(i => $$"""
            "S{{i}}": { {{members}} "discriminator": { "propertyName": "kind" }, "allOf": [{ "$ref": "#/components/schemas/S{{i + 1}}" }] }
            """);

        Assert.Empty(GeneratorRun.Of(Document(string.Join(",", schemas) + """, "S20000": { "discriminator": { "propertyName": "kind" } } """, "S0")).Diagnostics);
    }

    [Theory]
    [InlineData("""{ "discriminator": { "propertyName": "kind" }, "allOf": [{ "$ref": "#/components/schemas/A" }], "properties": { "x": { "type": "string" } } }""")]
    [InlineData("""{ "discriminator": { "propertyName": "kind" }, "allOf": [{ "$ref": "#/components/schemas/B" }] }, "B": { "discriminator": { "propertyName": "kind" }, "allOf": [{ "$ref": "#/components/schemas/A" }], "properties": { "x": { "type": "string" } } }""")]
    public void A_hierarchy_in_a_circle_is_none(string schema) =>
        Assert.Empty(GeneratorRun.Of(Document($"\"A\": {schema}", "A")).ShouldCompile().Diagnostics);

    [Fact]
    public void Parts_that_are_shared_are_asked_once_each()
    {
        // Each level refers to the next one twice: two to the power of fifty ways lead to the last, which says nothing.
        const int levels = 50;
        var schemas = Enumerable.Range(0, levels).Select(i => $$"""
            "S{{i}}": { "allOf": [{ "$ref": "#/components/schemas/S{{i + 1}}" }, { "$ref": "#/components/schemas/S{{i + 1}}" }, { "description": "Nothing." }] }
            """);
        var json = Document(string.Join(",", schemas) + $", \"S{levels}\": {{}}", "S0");
        var resolved = 0;
        var document = Counting(json, () => resolved++);

        Assert.Equal(Shape.Unknown, new Shapes(document).Of(document.Schemas[0].Value));

        Assert.InRange(resolved, levels, 10 * levels);
        GeneratorRun.Of(json).ShouldCompile();
    }

    [Fact]
    public void Twenty_thousand_names_that_come_to_one_are_told_apart()
    {
        var names = Enumerable.Range(0, 20_000).Select(i => $"\"{new string('?', i % 200)}{new string('-', i / 200)}{new string('~', 1)}\": {{ \"type\": \"string\" }}");

        Assert.Empty(GeneratorRun.Of(Document($"\"A\": {{ \"type\": \"object\", \"properties\": {{ {string.Join(",", names)} }} }}", "A")).Diagnostics);
    }

    [Fact]
    public void Brackets_without_end_are_refused() =>
        Assert.Equal("SPK0001", Assert.Single(GeneratorRun.Of(new StringBuilder().Insert(0, "[", 1_000_000).ToString()).Diagnostics).Id);

    private static SpecDocument Counting(string json, Action onResolve)
    {
        var text = SourceText.From(json);
        var document = SpecReader.Read(JsonParser.Parse(text, TestContext.Current.CancellationToken).Value!.Value, new DiagnosticBag("api.json", text))!;
        return new()
        {
            Title = document.Title,
            Description = document.Description,
            Servers = document.Servers,
            Operations = document.Operations,
            Schemas = document.Schemas,
            TagDescriptions = document.TagDescriptions,
            Resolve = schema =>
            {
                onResolve();
                return document.Resolve(schema);
            },
        };
    }

    private static string Document(string schemas, string answer) => $$"""
        {
          "openapi": "3.1.0",
          "paths": { "/": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{answer}}" } } } } } } } },
          "components": { "schemas": { {{schemas}} } }
        }
        """;
}
