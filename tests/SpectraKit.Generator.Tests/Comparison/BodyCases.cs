using static SpectraKit.Generator.Comparison.ChangeKind;
using static SpectraKit.Generator.Comparison.ChangeSeverity;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Changes of what a method sends.</summary>
internal static class BodyCases
{
    private const string Nothing = "await client.AddPetAsync();";
    private const string Pet = "await client.AddPetAsync(new Pet { Id = 7 });";

    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        new(BodyRemoved, Breaking, With(Body("Pet")), With(""), Pet, Proof.Fails),
        new(BodyAddedRequired, Breaking, With(""), With(Body("Pet")), Nothing, Proof.Fails),
        new(BodyAddedOptional, PossiblyBreaking, With(""), With(Body("Pet", false)), "await client.AddPetAsync(CancellationToken.None);", Proof.Fails),
        new(BodyBecameRequired, Breaking, With(Body("Pet", false)), With(Body("Pet")), Nothing, Proof.Fails),
        new(BodyBecameOptional, Compatible, With(Body("Pet")), With(Body("Pet", false)), Pet, Proof.Compiles),
        new(BodyTypeChanged, Breaking, With(Body("Pet")), With(Body("Dog")), "var pet = new Pet { Id = 7 }; await client.AddPetAsync(pet);", Proof.Fails),
        new(BodyTypeChanged, Compatible, With(Body("Pet")), With(Body("Any")), "var pet = new Pet { Id = 7 }; await client.AddPetAsync(pet);", Proof.Compiles),
        new(BodyContentTypeChanged, Compatible, With(Body("Pet")), With(Body("Pet").Replace("application/json", "application/merge-patch+json", StringComparison.Ordinal)), Pet, Proof.Compiles),
        new(BodyContentTypeChanged, Compatible, With(Body("Pet")), With(Body("Pet").Replace("application/json", "application/x-www-form-urlencoded", StringComparison.Ordinal)), Pet, Proof.Compiles),
        new(CallMethodRemoved, Breaking, With(Both), With(Body("Pet")), "await client.AddPetAsTextAsync(\"Rex\");", Proof.Fails),
        new(CallMethodAdded, Compatible, With(Body("Pet")), With(Both), Pet, Proof.Compiles),
    ];

    private const string Both = """
        "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } }, "text/plain": { "schema": { "type": "string" } } } },
        """;

    private static string Body(string schema, bool isRequired = true) => Compared.Body(schema, isRequired) + ",";

    private static string With(string body) => Compared.Document($$"""
        "/pets": { "post": { "operationId": "addPet", {{body}} {{Compared.NoAnswer}} } }
        """, """
        "Pet": { "type": "object", "required": ["id"], "properties": { "id": { "type": "integer" } } },
        "Dog": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } },
        "Any": { "oneOf": [{ "$ref": "#/components/schemas/Pet" }, { "$ref": "#/components/schemas/Dog" }] }
        """);
}
