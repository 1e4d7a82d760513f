using SpectraKit.Generator.Comparison;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>What a document does to a type, and what that does to those who send or receive it.</summary>
public sealed class TypeChangeTests
{
    private const string Empty = """{ "type": "object", "properties": { "id": { "type": "integer" } } }""";
    private const string Name = """{ "type": "object", "properties": { "id": { "type": "integer" }, "name": { "type": "string" } } }""";
    private const string RequiredName = """{ "type": "object", "required": ["name"], "properties": { "id": { "type": "integer" }, "name": { "type": "string" } } }""";
    private const string Age = """{ "type": "object", "required": ["age"], "properties": { "age": { "type": "integer" } } }""";
    private const string MaybeAge = """{ "type": "object", "required": ["age"], "properties": { "age": { "type": ["integer", "null"] } } }""";
    private const string TextAge = """{ "type": "object", "required": ["age"], "properties": { "age": { "type": "string" } } }""";
    private const string MaybeTextAge = """{ "type": "object", "required": ["age"], "properties": { "age": { "type": ["string", "null"] } } }""";
    private const string Two = """{ "type": "string", "enum": ["cat", "dog"] }""";
    private const string Three = """{ "type": "string", "enum": ["cat", "dog", "fish"] }""";

    private const string TextOrList = """{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }""";
    private const string TextListOrMap = """{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }, { "type": "object", "additionalProperties": { "type": "string" } }] }""";

    [Theory]
    [InlineData("received", TextOrList, TextListOrMap, nameof(ChangeKind.UnionCaseAdded), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("sent and received", TextOrList, TextListOrMap, nameof(ChangeKind.UnionCaseAdded), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("sent", TextOrList, TextListOrMap, nameof(ChangeKind.UnionCaseAdded), nameof(ChangeSeverity.Compatible))]
    [InlineData("received", TextListOrMap, TextOrList, nameof(ChangeKind.UnionCaseRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("sent", TextListOrMap, TextOrList, nameof(ChangeKind.UnionCaseRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("received", TextOrList, Two, nameof(ChangeKind.TypeKindChanged), nameof(ChangeSeverity.Breaking))]
    [InlineData("received", Empty, Name, nameof(ChangeKind.MemberAddedOptional), nameof(ChangeSeverity.Compatible))]
    [InlineData("sent", Empty, Name, nameof(ChangeKind.MemberAddedOptional), nameof(ChangeSeverity.Compatible))]
    [InlineData("sent", Empty, RequiredName, nameof(ChangeKind.MemberAddedRequired), nameof(ChangeSeverity.Breaking))]
    [InlineData("received", Empty, RequiredName, nameof(ChangeKind.MemberAddedRequired), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("received", Name, Empty, nameof(ChangeKind.MemberRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("sent", Name, Empty, nameof(ChangeKind.MemberRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("sent", Age, TextAge, nameof(ChangeKind.MemberTypeChanged), nameof(ChangeSeverity.Breaking))]
    [InlineData("received", Age, MaybeAge, nameof(ChangeKind.MemberBecameNullable), nameof(ChangeSeverity.Breaking))]
    [InlineData("sent", Age, MaybeAge, nameof(ChangeKind.MemberBecameNullable), nameof(ChangeSeverity.Compatible))]
    [InlineData("received", TextAge, MaybeTextAge, nameof(ChangeKind.MemberBecameNullable), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("received", MaybeTextAge, TextAge, nameof(ChangeKind.MemberBecameNotNullable), nameof(ChangeSeverity.Compatible))]
    [InlineData("received", MaybeAge, Age, nameof(ChangeKind.MemberBecameNotNullable), nameof(ChangeSeverity.Breaking))]
    [InlineData("sent", MaybeAge, Age, nameof(ChangeKind.MemberBecameNotNullable), nameof(ChangeSeverity.Breaking))]
    [InlineData("sent and received", Two, Three, nameof(ChangeKind.EnumValueAdded), nameof(ChangeSeverity.Compatible))]
    [InlineData("sent and received", Three, Two, nameof(ChangeKind.EnumValueRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("received", Empty, Two, nameof(ChangeKind.TypeKindChanged), nameof(ChangeSeverity.Breaking))]
    public void A_change_of_a_type_weighs_by_the_way_it_travels(string way, string old, string @new, string kind, string severity)
    {
        var change = Assert.Single(Compared.Changes(Compared.Schema(way, old), Compared.Schema(way, @new)));

        Assert.Equal((kind, severity), (change.Change.Kind.ToString(), change.Change.Severity.ToString()));
        Assert.StartsWith("#/components/schemas/Pet", change.New.Pointer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_became_required_breaks_whoever_sends_it()
    {
        Assert.Contains(Compared.Changes(Compared.Schema("sent", Name), Compared.Schema("sent", RequiredName)), change => change.Change is { Kind: ChangeKind.MemberBecameRequired, Severity: ChangeSeverity.Breaking });
        Assert.DoesNotContain(Compared.Changes(Compared.Schema("received", Name), Compared.Schema("received", RequiredName)), change => change.Change.Severity == ChangeSeverity.Breaking);
    }

    [Fact]
    public void A_child_of_what_travels_travels()
    {
        string family(string required) => Compared.Document($$"""
            "/pets": { "post": { "operationId": "addPet", {{Compared.Body("Pet")}}, {{Compared.NoAnswer}} } }
            """, $$"""
            "Pet": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } }, "discriminator": { "propertyName": "kind" } },
            "Cat": { "type": "object", "allOf": [{ "$ref": "#/components/schemas/Pet" }], "required": [{{required}}], "properties": { "claws": { "type": "integer" } } }
            """);

        Assert.Contains(Compared.Changes(family(""), family("\"claws\"")), change => change.Change is { Kind: ChangeKind.MemberBecameRequired, Severity: ChangeSeverity.Breaking, Subject: "Cat.Claws" });
    }

    [Fact]
    public void A_type_that_no_method_uses_may_still_be_named()
    {
        var change = Assert.Single(Compared.Changes(Compared.Document("", "\"Pet\": " + Empty), Compared.Document("")));

        Assert.Equal((ChangeKind.TypeRemoved, ChangeSeverity.PossiblyBreaking), (change.Change.Kind, change.Change.Severity));
    }

    [Fact]
    public void What_stands_in_a_choice_travels_with_it()
    {
        const string Way = "\"Pet\": { \"oneOf\": [{ \"type\": \"string\" }, { \"$ref\": \"#/components/schemas/Tag\" }] }, \"Tag\": ";
        string Document(string tag) => Compared.Document($$"""
            "/pets": { "post": { "operationId": "addPet", {{Compared.Body("Pet")}}, {{Compared.NoAnswer}} } }
            """, Way + tag);

        Assert.Contains(Compared.Changes(Document(Name), Document(RequiredName)), change => change.Change is { Kind: ChangeKind.MemberBecameRequired, Severity: ChangeSeverity.Breaking });
    }

    [Fact]
    public void A_choice_that_is_told_otherwise_may_be_read_as_another()
    {
        string Document(string tag) => Compared.Document($$"""
            "/pets": { "post": { "operationId": "addPet", {{Compared.Answer}} } }
            """, $$"""
            "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }], "discriminator": { "propertyName": "kind", "mapping": { "{{tag}}": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } } },
            "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "claws": { "type": "integer" } } },
            "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "barks": { "type": "boolean" } } }
            """);

        var change = Assert.Single(Compared.Changes(Document("cat"), Document("feline")));
        Assert.Equal((ChangeKind.UnionCaseChanged, ChangeSeverity.PossiblyBreaking, "Pet.Cat"), (change.Change.Kind, change.Change.Severity, change.Change.Subject));
    }
}
