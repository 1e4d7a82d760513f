using static SpectraKit.Generator.Comparison.ChangeKind;
using static SpectraKit.Generator.Comparison.ChangeSeverity;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Changes of what a method returns, and of how it fails.</summary>
internal static class AnswerCases
{
    private const string Number = """{ "type": "integer" }""";
    private const string MaybeNumber = """{ "type": ["integer", "null"] }""";
    private const string Text = """{ "type": "string" }""";
    private const string MaybeText = """{ "type": ["string", "null"] }""";
    private const string Caught = "try { await client.ListPetsAsync(); } catch (ApiException<Problem> e) { return \"caught \" + e.Body.Why; }";

    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        new(AnswerAdded, Compatible, Compared.Operation(Compared.NoAnswer), Json(Number), "await client.ListPetsAsync();", Proof.Compiles),
        new(AnswerRemoved, Breaking, Json(Number), Compared.Operation(Compared.NoAnswer), "var pets = await client.ListPetsAsync();", Proof.Fails),
        new(AnswerTypeChanged, Breaking, Json(Number), Json(Text), "long pets = await client.ListPetsAsync();", Proof.Fails),
        new(AnswerTypeChanged, Breaking, Json("""{ "type": "integer", "format": "int32" }"""), Json(Number), "int pets = await client.ListPetsAsync();", Proof.Fails),
        new(AnswerBecameNullable, Breaking, Json(Number), Json(MaybeNumber), "long pets = await client.ListPetsAsync();", Proof.Fails),
        new(AnswerBecameNullable, PossiblyBreaking, Json(Text), Json(MaybeText), "string pets = await client.ListPetsAsync();", Proof.Warns),
        new(AnswerBecameNotNullable, Breaking, Json(MaybeNumber), Json(Number), "var has = (await client.ListPetsAsync()).HasValue;", Proof.Fails),
        new(AnswerBecameNotNullable, Compatible, Json(MaybeText), Json(Text), "string? pets = await client.ListPetsAsync();", Proof.Compiles),
        new(AnswerContentTypeChanged, Compatible, Json(Number), Json(Number).Replace("application/json", "application/vnd.pets+json", StringComparison.Ordinal), "long pets = await client.ListPetsAsync();", Proof.Compiles),
        new(ErrorChanged, Compatible, Failing(""), Failing("\"404\": { \"description\": \"\" },"), "await client.ListPetsAsync();", Proof.Compiles),
        new(ErrorChanged, Compatible, Failing("\"404\": { \"description\": \"\" },"), Failing(""), "await client.ListPetsAsync();", Proof.Compiles),
        new(ErrorChanged, Compatible, Failing(Problem("404") + Problem("default")), Failing(Problem("default")), Caught, Proof.Compiles),
        new(ErrorBodyChanged, Breaking, Failing(Problem("404")), Failing("\"404\": { \"description\": \"\" },"), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(ErrorBodyChanged, Breaking, Failing(Problem("404")), Failing(""), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(ErrorChanged, Compatible, Failing("\"404\": { \"description\": \"\" },"), Failing(Problem("404")), "try { await client.ListPetsAsync(); } catch (ApiException e) { return e.Kind.ToString(); }", Proof.Compiles),
        new(ErrorChanged, Compatible, Failing(Problem("default")), Failing(Problem("404") + Problem("default")), Caught, Proof.Compiles),
        new(ErrorBodyChanged, Breaking, Failing(Problem("default")), Failing(Other("404") + Problem("default")), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(ErrorBodyChanged, Breaking, Failing(Problem("default")), Failing("\"404\": { \"description\": \"\" }," + Problem("default")), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(ErrorBodyChanged, Breaking, Failing(Problem("default")), Failing(Other("4XX") + Problem("default")), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(ErrorBodyChanged, Breaking, Failing(Problem("4XX") + Other("default")), Failing(Other("default")), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(ErrorBodyChanged, Breaking, Failing(Problem("default")), Failing(Other("default")), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
        new(AnswerRedirectChanged, PossiblyBreaking, Redirecting(""), Redirecting("\"204\": { \"description\": \"\" },"), "await client.ListPetsAsync();", Proof.Differs) { Status = 302, Answer = "" },
        new(AnswerRedirectChanged, PossiblyBreaking, Redirecting("\"204\": { \"description\": \"\" },"), Redirecting(""), "await client.ListPetsAsync();", Proof.Differs) { Status = 302, Answer = "" },
        new(ErrorBodyChanged, Breaking, Failing(Problem("404")), Failing(Other("404")), Caught, Proof.Differs) { Status = 404, Answer = "{\"why\":\"gone\"}" },
    ];

    private static string Json(string schema) => Compared.Operation($$"""
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{schema}} } } } }
        """);

    private static string Problem(string status) => $$"""
        "{{status}}": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } } },
        """;

    private static string Other(string status) => Problem(status).Replace("Problem", "Other", StringComparison.Ordinal);

    private static string Redirecting(string responses) => Compared.Operation($$"""
        "responses": { {{responses}} "302": { "description": "" } }
        """);

    private static string Failing(string responses) => Compared.Document($$"""
        "/pets": { "get": { "operationId": "listPets", "responses": { {{responses}} "204": { "description": "" } } } }
        """, """
        "Problem": { "type": "object", "properties": { "why": { "type": "string" } } },
        "Other": { "type": "object", "properties": { "reason": { "type": "string" } } }
        """);
}
