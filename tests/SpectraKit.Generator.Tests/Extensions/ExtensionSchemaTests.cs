using System.Text.Json.Nodes;
using SpectraKit.Generator.Extensions;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Extensions;

/// <summary>What the generator knows of our extensions, and what <c>spectrakit spec check</c> has as JSON schemas, are one thing said twice.</summary>
public sealed class ExtensionSchemaTests
{
    private static readonly Dictionary<string, SpecObject> _objects = new(StringComparer.Ordinal)
    {
        ["schema"] = SpecObject.Schema,
        ["response"] = SpecObject.Response,
        ["apiKeyScheme"] = SpecObject.SecurityScheme,
        ["operation"] = SpecObject.Operation,
        ["tag"] = SpecObject.Tag,
    };

    private static JsonObject Definitions(string name) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("src", "SpectraKit.Tool", "Specs", "Schemas", name)))!["definitions"]!.AsObject();

    [Fact]
    public void The_schema_and_the_generator_know_the_same_words() =>
        Assert.Equal(
            Definitions("x-kit.json").Select(definition => definition.Key).Where(name => name.StartsWith(ExtensionWord.Prefix, StringComparison.Ordinal) && name != "x-kit-unknown").Order(StringComparer.Ordinal),
            ExtensionWord.All.Select(word => word.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("openapi-3.0.json")]
    [InlineData("openapi-3.1.json")]
    public void A_word_belongs_to_the_same_objects(string version)
    {
        var places =
            from definition in Definitions("openapi.json").Concat(Definitions(version))
            from member in definition.Value!["properties"]?.AsObject() ?? []
            where member.Key.StartsWith(ExtensionWord.Prefix, StringComparison.Ordinal)
            select $"{member.Key} {_objects[definition.Key]}";

        Assert.Equal(
            places.Order(StringComparer.Ordinal),
            ExtensionWord.All.SelectMany(word => word.Places, (word, place) => $"{word.Name} {place}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_word_has_the_same_members_and_misses_the_same() =>
        Assert.All(ExtensionWord.All, word =>
        {
            var definition = Definitions("x-kit.json")[word.Name]!;
            var shape = definition["anyOf"]?[1] ?? definition;

            Assert.Equal(Sorted(shape["properties"]?.AsObject().Select(member => member.Key)), Sorted(word.Shape.Members.Select(member => member.Name)));
            Assert.Equal(Sorted(shape["required"]?.AsArray().Select(name => (string)name!)), Sorted(word.Shape.Members.Where(member => member.IsRequired).Select(member => member.Name)));
        });

    private static IEnumerable<string> Sorted(IEnumerable<string>? names) => [.. (names ?? []).Order(StringComparer.Ordinal)];
}
