using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Any strings become identifiers that are valid, differ, compile, and do not depend on the order in which the strings came.</summary>
public sealed class NameTests
{
    /// <summary>What has broken generators, beside what a machine thinks of.</summary>
    private static readonly string[] _nasty =
    [
        "", " ", "_", "__", "-", "+1", "-1", "1", "01", "1.5", "15", "<", ">", "<=", "$", "@", "@type", "type", "Type", "TYPE", "t_y_p_e", "class", "record", "var", "value", "Value", "field", "required", "await", "nint", "_1", "global", "System",
        "Object", "String", "Task", "Guid", "Sample", "Api", "SampleClient", "Operations", "Equals", "equals", "GetHashCode", "ToString", "get_Length", "set_Item", "op_Equality", "Finalize", "EqualityContract", "PrintMembers", "<Clone>$", "Deconstruct",
        "Read", "Write", "ToForm", "AdditionalProperties", "additional_properties", "Properties", "reader", "writer", "v0", "has0", "others", "key", "name", "m0", "👍", "👎", "a👍", "𝒳", "\ud800", "é", "e\u0301", "\u0301", "ﬁ", "fi", "ǅ", "ß", "SS", "İ", "ı",
        "שלום", "مرحبا", "日本", "日本語", "हिन्दी", "a\u200db", "ab", "a\u202eb", "\ufeffab", "a\u00adb", "Ⅷ", "²", "٣", "_٣", "null", "true", "a.b", "a_b", "a-b", "aB", "AB", "a b", "x\0y", "\u2028", "\\u0041", "A", new string('x', 1200), new string('x', 1200) + "y",
    ];

    private static Gen<string[]> Sets => Gen.OneOf(Gen.Elements(_nasty), Gen.Elements(_nasty).Two().Select(two => two.Item1 + two.Item2), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))
        .ArrayOf()
        .Select(names => names.Distinct(StringComparer.Ordinal).ToArray());

    [Fact]
    public void Any_strings_become_different_valid_identifiers_in_whatever_order_they_come() => Prop.ForAll(
        Sets.ToArbitrary(),
        wireNames =>
        {
            var names = new NameScope("Equals", "Value").TakeAll(wireNames);

            Assert.Equal(wireNames.Length, names.Distinct(StringComparer.Ordinal).Count());
            Assert.All(names, name => Assert.True(SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name is not ("Equals" or "Value"), name));
            var reversed = new NameScope("Equals", "Value").TakeAll([.. wireNames.Reverse()]);
            Assert.Equal(names, reversed.Reverse());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_strings_may_name_schemas_members_and_values_together()
    {
        Compiles(_nasty);
        Prop.ForAll(Sets.ToArbitrary(), Compiles).Check(Config.QuickThrowOnFailure.WithMaxTest(4));
    }

    [Theory]
    [InlineData("type", "Type", "@type", "AtType")]
    [InlineData("big", "Big", "BIG", "BIG")]
    [InlineData("1.5", "_1_5", "15", "_15")]
    [InlineData("asc", "Asc", "-asc", "MinusAsc")]
    [InlineData("a b", "AB", "a.b", "ADotB")]
    [InlineData("+1", "Plus1", "-1", "Minus1")]
    [InlineData("👍", "U1F44D", "👎", "U1F44E")]
    [InlineData("", "Empty", " ", "Blank")]
    [InlineData("equals", "Equals2", "toString", "ToString")]
    public void Names_say_what_tells_them_apart(string one, string oneName, string other, string otherName)
    {
        var names = new NameScope("Equals").TakeAll([other, one]);

        Assert.Equal([otherName, oneName], names);
    }

    [Fact]
    public void Members_and_values_in_reverse_keep_their_names()
    {
        string[] lines(IEnumerable<string> names) => [.. Run([.. names]).Text.Split('\n').Where(line => line.Contains("{ get;", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(lines(_nasty), lines(_nasty.Reverse()));
    }

    private static void Compiles(string[] names) => Run(names).ShouldCompile();

    private static GeneratorRun Run(string[] names)
    {
        var schemas = new JsonObject();
        foreach (var name in names)
            schemas[name] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [name] = new JsonObject { ["type"] = "string" } }, ["additionalProperties"] = true };
        schemas["All of them"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "integer" }))),
        };
        schemas["Any of them"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };
        return GeneratorRun.Of(new JsonObject { ["openapi"] = "3.1.0", ["info"] = new JsonObject { ["title"] = "Names", ["version"] = "1" }, ["components"] = new JsonObject { ["schemas"] = schemas } }.ToJsonString());
    }
}
