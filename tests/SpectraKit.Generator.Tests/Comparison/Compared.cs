using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Comparison;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Documents compared, from the parts of them that differ.</summary>
internal static class Compared
{
    public const string Answer = "\"responses\": { \"200\": { \"description\": \"\", \"content\": { \"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/Pet\" } } } } }";

    public const string NoAnswer = "\"responses\": { \"204\": { \"description\": \"\" } }";

    public static ComparedDocument Read(string json)
    {
        var document = ComparedDocument.Read("api.json", SourceText.From(json), "SampleClient", TestContext.Current.CancellationToken);
        Assert.True(document.Client is not null, string.Join("\n", document.Diagnostics.Select(complaint => complaint.ToDiagnostic().ToString())));
        return document;
    }

    public static IReadOnlyList<LocatedChange> Changes(string old, string @new) => Read(old).CompareTo(Read(@new));

    public static string Document(string paths, string schemas = "", string more = "") => $$"""
        {
          "openapi": "3.1.0",
          "info": { "title": "Sample", "version": "1" },{{more}}
          "paths": {
            {{paths}}
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" }, "token": { "type": "http", "scheme": "bearer" } },
            "schemas": {
              {{schemas}}
            }
          }
        }
        """;

    /// <summary>One operation, which is all that differs.</summary>
    public static string Operation(string members) => Document($$"""
        "/pets": { "get": { "operationId": "listPets", {{members}} } }
        """, """
        "Pet": { "type": "object", "properties": { "id": { "type": "integer" } } }, "Dog": { "type": "object", "properties": { "id": { "type": "string" } } }
        """);

    /// <summary>A schema that is received, sent, or both.</summary>
    public static string Schema(string way, string schema) => Document($$"""
        "/pets": { "post": { "operationId": "addPet",
          {{(way.Contains("sent", StringComparison.Ordinal) ? Body("Pet") + "," : "")}}
          {{(way.Contains("received", StringComparison.Ordinal) ? Answer : NoAnswer)}} } }
        """, "\"Pet\": " + schema);

    public static string Body(string schema, bool isRequired = true) =>
        $$"""
        "requestBody": { "required": {{(isRequired ? "true" : "false")}}, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{schema}}" } } } }
        """;
}
