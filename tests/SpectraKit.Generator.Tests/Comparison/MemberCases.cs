using static SpectraKit.Generator.Comparison.ChangeKind;
using static SpectraKit.Generator.Comparison.ChangeSeverity;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Changes of a record's members, by the way that it travels.</summary>
internal static class MemberCases
{
    private const string Sent = "sent";
    private const string Received = "received";
    private const string Both = "sent and received";

    private const string Name = """ "name": { "type": "string" } """;
    private const string AtName = """ "@name": { "type": "string" } """;
    private const string MaybeName = """ "name": { "type": ["string", "null"] } """;
    private const string Age = """ "age": { "type": "integer" } """;
    private const string MaybeAge = """ "age": { "type": ["integer", "null"] } """;
    private const string Make = "await client.AddPetAsync(new Pet());";
    private const string MakeNamed = "await client.AddPetAsync(new Pet { Name = \"Rex\" });";

    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        new(MemberRemoved, Breaking, Pet(Sent, Name), Pet(Sent, ""), MakeNamed, Proof.Fails),
        new(MemberRemoved, Breaking, Pet(Received, Name), Pet(Received, ""), "var name = (await client.AddPetAsync()).Name;", Proof.Fails),
        new(MemberRemoved, Breaking, Pet(Sent, Name), Pet(Sent, """ "name": { "type": "string", "readOnly": true } """), MakeNamed, Proof.Fails),
        new(MemberAddedRequired, Breaking, Pet(Sent, ""), Pet(Sent, Name, "name"), Make, Proof.Fails),
        new(MemberAddedRequired, PossiblyBreaking, Pet(Received, ""), Pet(Received, Name, "name"), "var pet = new Pet();", Proof.Fails),
        new(MemberAddedOptional, Compatible, Pet(Sent, ""), Pet(Sent, Name), Make, Proof.Compiles),
        new(MemberRenamed, Breaking, Pet(Received, AtName), Pet(Received, AtName + "," + Name), "return (await client.AddPetAsync()).Name ?? \"none\";", Proof.Differs) { Answer = "{\"@name\":\"Rex\",\"name\":\"Bello\"}" },
        new(MemberTypeChanged, Breaking, Pet(Received, Age, "age"), Pet(Received, """ "age": { "type": "string" } """, "age"), "long age = (await client.AddPetAsync()).Age;", Proof.Fails),
        new(MemberTypeChanged, Breaking, Pet(Sent, Age, "age"), Pet(Sent, """ "age": { "type": "integer", "format": "int32" } """, "age"), "var age = 7L; await client.AddPetAsync(new Pet { Age = age });", Proof.Fails),
        new(MemberTypeChanged, Compatible, Pet(Sent, """ "age": { "type": "integer", "format": "int32" } """, "age"), Pet(Sent, Age, "age"), "var age = 7; await client.AddPetAsync(new Pet { Age = age });", Proof.Compiles),
        new(MemberTypeChanged, PossiblyBreaking, Pet(Both, MaybeName), Pet(Both, MaybeName.Replace("\"null\"]", "\"null\"], \"readOnly\": true", StringComparison.Ordinal)), MakeNamed + "var has = new Pet { Name = \"Rex\" }.Name.IsPresent;", Proof.Fails),
        new(MemberBecameRequired, Breaking, Pet(Sent, Name), Pet(Sent, Name, "name"), Make, Proof.Fails),
        new(MemberBecameRequired, PossiblyBreaking, Pet(Received, Name), Pet(Received, Name, "name"), "var pet = new Pet();", Proof.Fails),
        new(MemberBecameOptional, Compatible, Pet(Sent, Name, "name"), Pet(Sent, Name), MakeNamed, Proof.Compiles),
        new(MemberBecameNullable, Breaking, Pet(Received, Age, "age"), Pet(Received, MaybeAge, "age"), "long age = (await client.AddPetAsync()).Age;", Proof.Fails),
        new(MemberBecameNullable, Breaking, Pet(Received, Age, "age"), Pet(Received, Age), "long age = (await client.AddPetAsync()).Age;", Proof.Fails),
        new(MemberBecameNullable, PossiblyBreaking, Pet(Received, Name, "name"), Pet(Received, Name), "string name = (await client.AddPetAsync()).Name;", Proof.Warns),
        new(MemberBecameNullable, Compatible, Pet(Sent, Age, "age"), Pet(Sent, MaybeAge, "age"), "await client.AddPetAsync(new Pet { Age = 7 });", Proof.Compiles),
        new(MemberBecameNotNullable, Breaking, Pet(Received, MaybeAge, "age"), Pet(Received, Age, "age"), "var has = (await client.AddPetAsync()).Age.HasValue;", Proof.Fails),
        new(MemberBecameNotNullable, Compatible, Pet(Received, MaybeName, "name"), Pet(Received, Name, "name"), "string? name = (await client.AddPetAsync()).Name;", Proof.Compiles),
        new(MemberBecameNotNullable, Breaking, Pet(Sent, MaybeAge, "age"), Pet(Sent, Age, "age"), "await client.AddPetAsync(new Pet { Age = null });", Proof.Fails),
        new(MemberBecameNotNullable, PossiblyBreaking, Pet(Sent, MaybeName, "name"), Pet(Sent, Name, "name"), "await client.AddPetAsync(new Pet { Name = null });", Proof.Warns),
        new(MemberDeprecated, Compatible, Pet(Sent, Name), Pet(Sent, Name.Replace("\"type\"", "\"deprecated\": true, \"type\"", StringComparison.Ordinal)), MakeNamed, Proof.Warns),
        new(MemberBecameReadOnly, Breaking, Pet(Both, Name), Pet(Both, Name.Replace("\"type\"", "\"readOnly\": true, \"type\"", StringComparison.Ordinal)), MakeNamed, Proof.Differs),
        new(MemberBecameWritable, PossiblyBreaking, Pet(Both, Name.Replace("\"type\"", "\"readOnly\": true, \"type\"", StringComparison.Ordinal)), Pet(Both, Name), MakeNamed, Proof.Differs),
        new(MemberDefaultChanged, PossiblyBreaking, Pet(Sent, Name), Pet(Sent, Name.Replace("\"type\"", "\"default\": \"Rex\", \"type\"", StringComparison.Ordinal)), Make, Proof.IsUpToTheService),
        new(MemberConstantChanged, PossiblyBreaking, Pet(Sent, """ "kind": { "const": "cat" } """, "kind"), Pet(Sent, """ "kind": { "const": "dog" } """, "kind"), Make, Proof.Differs),
        new(FurtherMembersChanged, Compatible, Pet(Received, Name), Pet(Received, Name, "", ", \"additionalProperties\": true"), "var name = (await client.AddPetAsync()).Name;", Proof.Compiles),
        new(FurtherMembersChanged, Breaking, Pet(Received, Name, "", ", \"additionalProperties\": true"), Pet(Received, Name), "var rest = (await client.AddPetAsync()).AdditionalProperties;", Proof.Fails),
        new(FurtherMembersChanged, Breaking, Pet(Received, Name, "", ", \"additionalProperties\": { \"type\": \"string\" }"), Pet(Received, Name, "", ", \"additionalProperties\": { \"type\": \"integer\" }"), "string? one = (await client.AddPetAsync()).AdditionalProperties?[\"x\"];", Proof.Fails),
    ];

    private static string Pet(string way, string properties, string required = "", string more = "") => Compared.Schema(way, $$"""
        { "type": "object", "required": [{{(required.Length > 0 ? $"\"{required}\"" : "")}}], "properties": { "id": { "type": "integer" }{{(properties.Length > 0 ? "," : "")}} {{properties}} }{{more}} }
        """);
}
