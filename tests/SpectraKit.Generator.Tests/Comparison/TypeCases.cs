using static SpectraKit.Generator.Comparison.ChangeKind;
using static SpectraKit.Generator.Comparison.ChangeSeverity;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Changes of a type as a whole: which it is, which values and choices it has.</summary>
internal static class TypeCases
{
    private const string Record = """{ "type": "object", "properties": { "id": { "type": "integer" } } }""";
    private const string Two = """{ "type": "string", "enum": ["cat", "dog"] }""";
    private const string Three = """{ "type": "string", "enum": ["cat", "dog", "fish"] }""";
    private const string TextOrList = """{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }""";
    private const string TextOrNumbers = """{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "integer" } }] }""";
    private const string TextListOrMap = """{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }, { "type": "object", "additionalProperties": { "type": "string" } }] }""";

    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        new(TypeRemoved, Breaking, Tagged("Tag"), Tagged("Label"), "var tag = new Tag(); _ = client;", Proof.Fails),
        new(TypeRemoved, PossiblyBreaking, Compared.Document("", "\"Pet\": " + Record), Compared.Document(""), "var pet = new Pet(); _ = client;", Proof.Fails),
        new(TypeAdded, Compatible, Compared.Document(""), Compared.Document("", "\"Pet\": " + Record), "_ = client;", Proof.Compiles),
        new(TypeKindChanged, Breaking, Received(Record), Received(Two), "var id = (await client.AddPetAsync()).Id;", Proof.Fails),
        new(TypeBaseChanged, Breaking, Family("cat"), Family("cat", isFamily: false), "Pet pet = new Cat { Kind = \"cat\" }; _ = client; return pet.Kind;", Proof.Fails),
        new(TypeBaseChanged, Compatible, Family("cat", isFamily: false), Family("cat"), "var cat = new Cat { Kind = \"cat\", Claws = 4 }; _ = client; return cat.Kind;", Proof.Compiles),
        new(TypeWordChanged, PossiblyBreaking, Family("cat"), Family("feline"), "return (await client.AddPetAsync()) is Cat ? \"a cat\" : \"a pet\";", Proof.Differs) { Answer = "{\"kind\":\"cat\"}" },
        new(TypeDeprecated, Compatible, Sent(Record), Sent(Record.Replace("\"type\": \"object\"", "\"deprecated\": true, \"type\": \"object\"", StringComparison.Ordinal)), "await client.AddPetAsync(new Pet());", Proof.Warns),
        new(EnumTypeChanged, Breaking, Received("""{ "type": "integer", "enum": [1, 2] }"""), Received("""{ "type": "string", "enum": ["1", "2"] }"""), "long pet = (await client.AddPetAsync()).Value;", Proof.Fails),
        new(EnumValueRemoved, Breaking, Sent(Three), Sent(Two), "await client.AddPetAsync(Pet.Fish);", Proof.Fails),
        new(EnumValueAdded, Compatible, Received(Two), Received(Three), "return (await client.AddPetAsync()) == Pet.Cat ? \"cat\" : \"other\";", Proof.Compiles),
        new(EnumValueRenamed, Breaking, Sent("""{ "type": "integer", "enum": [1, 2], "x-enum-varnames": ["Cat", "Dog"] }"""), Sent("""{ "type": "integer", "enum": [1, 2], "x-enum-varnames": ["Feline", "Dog"] }"""), "await client.AddPetAsync(Pet.Cat);", Proof.Fails),
        new(UnionCaseRemoved, Breaking, Received(TextListOrMap), Received(TextOrList), "var map = (await client.AddPetAsync()).StringMap;", Proof.Fails),
        new(UnionCaseAdded, PossiblyBreaking, Received(TextOrList), Received(TextListOrMap), "var pet = await client.AddPetAsync(); return pet.IsUnknown ? \"unknown\" : \"known\";", Proof.Differs) { Answer = "{\"a\":\"b\"}" },
        new(UnionCaseAdded, Compatible, Sent(TextOrList), Sent(TextListOrMap), "await client.AddPetAsync(\"Rex\");", Proof.Compiles),
        new(UnionCaseChanged, PossiblyBreaking, Kinds("cat"), Kinds("feline"), "var pet = await client.AddPetAsync(); return pet.Cat is null ? \"no cat\" : \"cat\";", Proof.Differs) { Answer = "{\"kind\":\"cat\"}" },
    ];

    private static string Sent(string schema) => Compared.Schema("sent", schema);

    private static string Received(string schema) => Compared.Schema("received", schema);

    private static string Tagged(string name) => Compared.Document($$"""
        "/pets": { "post": { "operationId": "addPet", {{Compared.Body(name)}}, {{Compared.NoAnswer}} } }
        """, $$"""
        "{{name}}": {{Record}}
        """);

    private static string Kinds(string tag) => Compared.Document($$"""
        "/pets": { "post": { "operationId": "addPet", {{Compared.Answer}} } }
        """, $$"""
        "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }], "discriminator": { "propertyName": "kind", "mapping": { "{{tag}}": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } } },
        "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "claws": { "type": "integer" } } },
        "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "barks": { "type": "boolean" } } }
        """);

    private static string Family(string tag, bool isFamily = true) => Compared.Document($$"""
        "/pets": { "post": { "operationId": "addPet", {{Compared.Answer}} } }
        """, $$"""
        "Pet": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } }, "discriminator": { "propertyName": "kind", "mapping": { "{{tag}}": "#/components/schemas/Cat" } } },
        "Cat": { "type": "object", {{(isFamily ? "\"allOf\": [{ \"$ref\": \"#/components/schemas/Pet\" }]," : "\"required\": [\"kind\"],")}} "properties": { "kind": { "type": "string" }, "claws": { "type": "integer" } } }
        """);
}
