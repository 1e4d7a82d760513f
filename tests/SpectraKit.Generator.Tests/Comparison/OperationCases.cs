using static SpectraKit.Generator.Comparison.ChangeKind;
using static SpectraKit.Generator.Comparison.ChangeSeverity;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Changes of a method and its parameters.</summary>
internal static class OperationCases
{
    private const string List = "await client.ListPetsAsync();";
    private const string Server = "\"servers\": [{ \"url\": \"https://b.example\" }], ";
    private const string Default = "return SampleClientServers.Default().ToString();";
    private const string Keyed = """
        using var own = new ApiTransport(new ApiClientOptions { BaseAddress = new("http://127.0.0.1:1"), MaxAttempts = 1, Credentials = new Dictionary<string, ApiCredential> { ["key"] = ApiCredential.Token("k") } });
        await new SampleClient(own).ListPetsAsync();
        """;
    private const string Key = "\"security\": [{ \"key\": [] }], ";

    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        new(OperationRemoved, Breaking, Op(""), Compared.Document(""), List, Proof.Fails),
        new(OperationAdded, Compatible, Op(""), Two(), List, Proof.Compiles),
        new(OperationMoved, Breaking, Op(""), Op("\"tags\": [\"Pets\"], "), List, Proof.Fails),
        new(OperationRenamed, Breaking, Op(""), Op("").Replace("listPets", "findPets", StringComparison.Ordinal), List, Proof.Fails),
        new(OperationAddressChanged, PossiblyBreaking, Op(""), Op("").Replace("\"/pets\"", "\"/v2/pets\"", StringComparison.Ordinal), List, Proof.Differs),
        new(OperationAddressChanged, Compatible, At("/pets/{id}", "id"), At("/pets/{pet}", "pet"), "await client.ListPetsAsync(\"7\");", Proof.Compiles),
        new(OperationDeprecated, Compatible, Op(""), Op("\"deprecated\": true, "), List, Proof.Warns),
        new(OperationRevived, Compatible, Op("\"deprecated\": true, "), Op(""), "#pragma warning disable SPK0190\n" + List, Proof.Compiles),
        new(OperationServerChanged, PossiblyBreaking, Op(""), Op(Server), List, Proof.Differs),
        new(SecurityTightened, PossiblyBreaking, Op(""), Op(Key), List, Proof.Differs),
        new(SecurityChanged, Compatible, Op("\"security\": [{ \"key\": [] }, {}], "), Op(""), List, Proof.Compiles),
        new(SecuritySchemeRenamed, PossiblyBreaking, Op(Key), Op(Key).Replace("\"key\"", "\"secret\"", StringComparison.Ordinal), Keyed, Proof.Differs),
        new(PacingChanged, Compatible, Op(""), Op("\"x-kit-rate-limit\": { \"permits\": 5, \"window\": \"PT1M\" }, "), List, Proof.Compiles),
        new(ServerRemoved, Breaking, Served("https://a.example"), Served("/"), Default, Proof.Fails),
        new(ServerAdded, Compatible, Served("/"), Served("https://b.example"), "_ = client;", Proof.Compiles),
        new(ServerRenamed, Breaking, Served("https://a.example"), Served("https://a.example\" }, { \"url\": \"https://b.example"), Default, Proof.Fails),
        new(ServerChanged, PossiblyBreaking, Served("https://a.example"), Served("https://b.example"), Default, Proof.Differs),
        new(ServerChanged, PossiblyBreaking, Served("https://{v}.example"), Served("https://{v}.example").Replace("\"one\"", "\"two\"", StringComparison.Ordinal), Default, Proof.Differs),
        new(ServerChanged, Breaking, Served("https://a.example"), Served("v1"), Default, Proof.Fails),
        new(ServerChanged, Breaking, Served("https://{v}.example"), Served("https://{w}.example"), "return SampleClientServers.Default(v: \"one\").ToString();", Proof.Fails),

        new(ParameterRemoved, Breaking, Op(P("id", "string", true)), Op(""), "await client.ListPetsAsync(\"7\");", Proof.Fails),
        new(ParameterAddedRequired, Breaking, Op(""), Op(P("id", "string", true)), List, Proof.Fails),
        new(ParameterAddedOptional, PossiblyBreaking, Op(""), Op(P("id", "string", false)), "await client.ListPetsAsync(CancellationToken.None);", Proof.Fails),
        new(ParameterBecameRequired, Breaking, Op(P("id", "string", false)), Op(P("id", "string", true)), List, Proof.Fails),
        new(ParameterBecameOptional, Compatible, Op(P("id", "string", true)), Op(P("id", "string", false)), "await client.ListPetsAsync(\"7\");", Proof.Compiles),
        new(ParameterTypeChanged, Breaking, Op(P("id", "string", true)), Op(P("id", "integer", true)), "await client.ListPetsAsync(\"7\");", Proof.Fails),
        new(ParameterTypeChanged, Breaking, Op(P("id", "integer", true)), Op(P("id", "integer", true, "\"format\": \"int32\"")), "var id = 7L; await client.ListPetsAsync(id);", Proof.Fails),
        new(ParameterTypeChanged, Compatible, Op(P("id", "integer", true, "\"format\": \"int32\"")), Op(P("id", "integer", true)), "var id = 7; await client.ListPetsAsync(id);", Proof.Compiles),
        new(ParameterTypeChanged, Compatible, Op(P("id", "integer", true)), Op(P("id", "number", true)), "var id = 7L; await client.ListPetsAsync(id);", Proof.Compiles),
        new(ParameterTypeChanged, Compatible, Op(P("id", "string", true)), Op(P("id", "string", true, "\"enum\": [\"a\", \"b\"]")), "var id = \"7\"; await client.ListPetsAsync(id);", Proof.Compiles),
        new(ParameterTypeChanged, Breaking, Op(P("id", "string", true, "\"enum\": [\"a\", \"b\"]")), Op(P("id", "string", true)), "await client.ListPetsAsync(ListPetsId.A);", Proof.Fails),
        new(ParameterRenamed, PossiblyBreaking, At("/pets/{id}", "id"), At("/pets/{pet}", "pet"), "await client.ListPetsAsync(id: \"7\");", Proof.Fails),
        new(ParameterPlaceChanged, Compatible, Op(P("id", "string", true)), Op(P("id", "string", true).Replace("query", "header", StringComparison.Ordinal)), "await client.ListPetsAsync(\"7\");", Proof.Compiles),
        new(ParameterSpellingChanged, Compatible, Op(Ids("true")), Op(Ids("false")), "await client.ListPetsAsync([\"7\"]);", Proof.Compiles),
        new(ParameterDefaultChanged, PossiblyBreaking, Op(P("size", "integer", false, "\"default\": 10")), Op(P("size", "integer", false, "\"default\": 20")), List, Proof.IsUpToTheService),
        new(ParameterConstantChanged, Compatible, Op(P("v", "string", true, "\"const\": \"1\"")), Op(P("v", "string", true, "\"const\": \"2\"")), List, Proof.Compiles),
        new(ParameterConstantChanged, Compatible, Op(""), Op(P("v", "string", true, "\"const\": \"1\"")), List, Proof.Compiles),
        new(ParameterConstantChanged, Compatible, Op(P("v", "string", true, "\"const\": \"1\"")), Op(""), List, Proof.Compiles),
        new(ParametersReordered, Breaking, Op(Pair("id", "name")), Op(Pair("name", "id")), "await client.ListPetsAsync(\"7\", \"Rex\");", Proof.Differs),

        new(CallMethodAdded, Compatible, Paged(""), Paged(Pages), "await client.ListPetsAsync();", Proof.Compiles),
        new(CallMethodRemoved, Breaking, Paged(Pages), Paged(""), "await foreach (var pet in client.EnumeratePetsAsync()) { return pet.ToString()!; }", Proof.Fails),
        new(CallMethodChanged, Breaking, Paged(Pages), Paged(Pages).Replace("\"boolean\"", "\"integer\"", StringComparison.Ordinal), "await foreach (bool pet in client.EnumeratePetsAsync()) { return \"one\"; }", Proof.Fails),

        new(HeaderRemoved, Breaking, Headers("X-Left", "integer"), Headers("X-Other", "integer"), "ApiHeaders? headers = null; return headers?.XLeft() is null ? \"no\" : \"yes\";", Proof.Fails),
        new(HeaderAdded, Compatible, Headers("X-Kept", "string"), Headers("X-Left", "integer"), List, Proof.Compiles),
        new(HeaderChanged, Breaking, Headers("X-Left", "integer"), Headers("X-Left", "string"), "ApiHeaders? headers = null; long? left = headers?.XLeft();", Proof.Fails),
    ];

    private const string Pages = "\"x-kit-pages\": { \"page\": \"page\", \"size\": \"size\", \"items\": \"items\", \"next\": \"next\" }, ";

    private static string Op(string members) => Compared.Operation(members + Compared.NoAnswer);

    private static string Two() => Compared.Document($$"""
        "/pets": { "get": { "operationId": "listPets", {{Compared.NoAnswer}} }, "post": { "operationId": "addPet", {{Compared.NoAnswer}} } }
        """);

    private static string At(string path, string name) => Compared.Document($$"""
        "{{path}}": { "get": { "operationId": "listPets", "parameters": [{ "name": "{{name}}", "in": "path", "required": true, "schema": { "type": "string" } }], {{Compared.NoAnswer}} } }
        """);

    private static string Served(string url) => Compared.Document("", more: $$""" "servers": [{ "url": "{{url}}", "variables": { "v": { "default": "one" }, "w": { "default": "one" } } }],""");

    private static string P(string name, string type, bool isRequired, string more = "\"title\": \"\"") => $$"""
        "parameters": [{ "name": "{{name}}", "in": "query", "required": {{(isRequired ? "true" : "false")}}, "schema": { "type": "{{type}}", {{more}} } }],
        """;

    private static string Ids(string explode) => $$"""
        "parameters": [{ "name": "id", "in": "query", "required": true, "explode": {{explode}}, "schema": { "type": "array", "items": { "type": "string" } } }],
        """;

    private static string Pair(string one, string other) => $$"""
        "parameters": [{ "name": "{{one}}", "in": "query", "required": true, "schema": { "type": "string" } }, { "name": "{{other}}", "in": "query", "required": true, "schema": { "type": "string" } }],
        """;

    private static string Paged(string extension) => Compared.Operation($$"""
        {{extension}} "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }, { "name": "size", "in": "query", "schema": { "type": "integer" } }],
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": { "next": { "type": "string" }, "items": { "type": "array", "items": { "type": "boolean" } } } } } } } }
        """);

    private static string Headers(string name, string type) => Compared.Operation($$"""
        "responses": { "204": { "description": "", "headers": { "X-Kept": { "schema": { "type": "string" } }, "{{name}}": { "schema": { "type": "{{type}}" } } } } }
        """);
}
