using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SpectraKit.Generator.Tests.Diagnostics;

/// <summary>Each complaint at the line and column where a person has to look. The place is marked in the document: «here».</summary>
public sealed class DiagnosticTests
{
    [Fact]
    public void SPK0001_the_document_is_not_json() => Expect("SPK0001", DiagnosticSeverity.Error, """
        {
          "openapi": "3.1.0",
          "paths": { «,» }
        }
        """);

    [Fact]
    public void SPK0001_the_document_ends_too_soon() => Expect("SPK0001", DiagnosticSeverity.Error, "{ \"openapi\":«»");

    [Fact]
    public void SPK0002_the_document_is_swagger_2() => Expect("SPK0002", DiagnosticSeverity.Error, """
        {
          «"swagger"»: "2.0"
        }
        """);

    [Fact]
    public void SPK0002_the_document_is_something_else() => Expect("SPK0002", DiagnosticSeverity.Error, "«[]»");

    [Fact]
    public void SPK0003_the_version_is_of_another_time() => Expect("SPK0003", DiagnosticSeverity.Error, """
        {
          "openapi": «"4.0.0"»,
          "paths": {}
        }
        """);

    [Fact]
    public void SPK0005_responses_are_a_list() => Expect("SPK0005", DiagnosticSeverity.Error, Paths("""
        "/a": { "get": { "responses": «[]» } }
        """));

    [Fact]
    public void SPK0004_a_parameter_has_no_name() => Expect("SPK0004", DiagnosticSeverity.Error, Paths("""
        "/a": { "get": { "parameters": [ «{ "in": "query" }» ], "responses": { "204": { "description": "" } } } }
        """));

    [Theory]
    [InlineData("""«{» "openapi": "3.0.3", "components": { "schemas": { "A": { "type": "string" } } } }""")]
    [InlineData("""«{» "openapi": "3.1.0", "info": { "title": "a", "version": "1" } }""")]
    public void SPK0004_a_document_has_no_paths(string document) => Expect("SPK0004", DiagnosticSeverity.Error, document);

    [Theory]
    [InlineData(""" "components": { "schemas": { "A": { "properties": { "b": { "type": "string" } } } } } """, true)]
    [InlineData(""" "webhooks": {}, "components": { "schemas": { "A": { "properties": { "b": { "type": "string" } } } } } """, true)]
    [InlineData(""" "webhooks": {} """, false)]
    [InlineData(""" "components": {} """, false)]
    public void From_3_1_on_a_document_may_be_of_types_alone(string members, bool hasType)
    {
        var run = GeneratorRun.Of($$"""{ "openapi": "3.1.0", {{members}} }""").ShouldCompile();

        Assert.Empty(run.Diagnostics);
        Assert.Equal(hasType, run.Text.Contains("public sealed partial record A ", StringComparison.Ordinal));
        Assert.Contains("public sealed partial class SampleClient ", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SPK0005_a_type_is_a_number() => Expect("SPK0005", DiagnosticSeverity.Error, Schemas("""
        "A": { "type": «5» }
        """));

    [Fact]
    public void SPK0006_a_reference_leads_nowhere() => Expect("SPK0006", DiagnosticSeverity.Error, Schemas("""
        "A": { "type": "object", "properties": { "b": { "$ref": «"#/components/schemas/B"» } } }
        """));

    [Fact]
    public void SPK0006_a_reference_names_an_anchor_that_nobody_has() => Expect("SPK0006", DiagnosticSeverity.Error, Schemas("""
        "A": { "$ref": «"#b"» }, "B": { "$anchor": "c" }
        """));

    [Fact]
    public void SPK0007_a_reference_leads_out_of_the_document() => Expect("SPK0007", DiagnosticSeverity.Error, Schemas("""
        "A": { "$ref": «"../../etc/passwd"» }
        """));

    [Fact]
    public void SPK0008_a_reference_leads_back_to_itself() => Expect("SPK0008", DiagnosticSeverity.Error, Schemas("""
        "A": { "$ref": «"#/components/schemas/A"» }
        """));

    [Fact]
    public void SPK0009_a_path_parameter_is_not_declared() => Expect("SPK0009", DiagnosticSeverity.Warning, Paths("""
        «"/a/{id}"»: { "get": { "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile();

    [Theory]
    [InlineData("x-kit-rate-limit", """{ "permits": «0», "window": "PT1M" }""", "'permits' must be a whole number from 1")]
    [InlineData("x-kit-rate-limit", """{ "permits": 1, "window": «"a minute"» }""", "'window' must be longer than nothing")]
    [InlineData("x-kit-rate-limit", """{ "permits": 1, "window": "PT1M", "group": «[]» }""", "'group' must be a string")]
    [InlineData("x-kit-concurrency", "«-1»", "it must be a whole number from 1, or an object")]
    [InlineData("x-kit-concurrency", """«{ "group": "a" }»""", "it has no 'permits'")]
    [InlineData("x-kit-retry", """{ "statuses": [429, «"503"»] }""", "each of 'statuses' must be a status")]
    [InlineData("x-kit-retry", """{ "statuses": [], "safe": «"yes"» }""", "'safe' must be true or false")]
    [InlineData("x-kit-retry", """«{ "safe": true }»""", "it has no 'statuses'")]
    [InlineData("x-kit-retry", "«null»", "it must be an object")]
    [InlineData("x-kit-pages", """«{ "page": "p", "size": "s" }»""", "it has no 'items'")]
    [InlineData("x-kit-batch", """«{ "parameter": "ids", "size": 10 }»""", "an operation that answers with JSON")]
    [InlineData("x-kit-poll", """{ "state": "x", "done": «[]», "interval": 1, "maxInterval": 2 }""", "'done' must be a list of at least one state")]
    [InlineData("x-kit-replaced-by", "«\"\"»", "it must be a string that is not empty")]
    public void SPK0010_an_extension_is_malformed(string name, string value, string why) => Assert.Contains($"'{name}' is malformed: ", Said(why, Expect("SPK0010", DiagnosticSeverity.Error, Paths($$"""
        "/a": { "get": { "deprecated": true, "{{name}}": {{value}}, "responses": { "204": { "description": "" } } } }
        """))), StringComparison.Ordinal);

    [Theory]
    [InlineData("x-kit-pages", """{ "page": "page", "size": "size", "items": "items", "next": "nxt" }""", "the answer has no member 'nxt'")]
    [InlineData("x-kit-pages", """{ "page": "page", "size": "size", "items": "items", "count": "total" }""", "the answer has no member 'total'")]
    [InlineData("x-kit-batch", """{ "parameter": "ids", "size": 2, "groupAs": "kind" }""", "needs 'groupBy'")]
    [InlineData("x-kit-batch", """{ "parameter": "ids", "size": 2, "groupBy": "Length", "groupAs": "kind" }""", "a member of the body that has the list")]
    public void SPK0010_an_extension_names_what_is_not_there(string name, string value, string why) => Said(why, Expect("SPK0010", DiagnosticSeverity.Error, Paths($$"""
        "/a": {
          "get": {
            "{{name}}": «{{value}}»,
            "parameters": [
              { "name": "page", "in": "query", "schema": { "type": "integer" } },
              { "name": "size", "in": "query", "schema": { "type": "integer" } },
              { "name": "ids", "in": "query", "required": true, "schema": { "type": "array", "items": { "type": "string" } } }
            ],
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "properties": { "items": { "type": "array", "items": { "type": "string" } } } } } } } }
          }
        }
        """)));

    [Theory]
    [InlineData("x-kit-empty", "«0»", "it must be true or false")]
    [InlineData("x-kit-quoted", "«\"yes\"»", "it must be true or false")]
    [InlineData("x-kit-key-prefix", "«false»", "it must be a string")]
    public void SPK0010_a_word_says_something_else(string name, string value, string why) => Said(why, Expect("SPK0010", DiagnosticSeverity.Error, $$"""
        {
          "openapi": "3.0.0",
          "paths": {},
          "components": {
            "responses": { "a": { "description": "", "{{(name == "x-kit-empty" ? name : "x-a")}}": {{(name == "x-kit-empty" ? value : "0")}} } },
            "schemas": { "A": { "{{(name == "x-kit-quoted" ? name : "x-a")}}": {{(name == "x-kit-quoted" ? value : "0")}} } },
            "securitySchemes": { "k": { "type": "apiKey", "in": "header", "name": "K", "{{(name == "x-kit-key-prefix" ? name : "x-a")}}": {{(name == "x-kit-key-prefix" ? value : "0")}} } }
          }
        }
        """));

    [Theory]
    [InlineData("5")]
    [InlineData("\"X> { } class Evil { static int y = 1 +\"")]
    [InlineData("\"System.\"")]
    public void SPK0010_a_dotnet_type_is_no_name(string value) => Expect("SPK0010", DiagnosticSeverity.Error, Schemas($$"""
        "A": { "type": "string", "x-kit-type": «{{value}}» }
        """));

    [Theory]
    [InlineData("Cow")]
    [InlineData("#/components/schemas/Cow")]
    public void SPK0011_a_discriminator_names_no_schema(string name) => Expect("SPK0011", DiagnosticSeverity.Warning, Schemas($$"""
        "A": { "type": "object", "properties": { "x": { "type": "string" } } },
        "B": { "type": "object", "properties": { "y": { "type": "string" } } },
        "C": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" } ], "discriminator": { "propertyName": "kind", "mapping": { "cow": «"{{name}}"» } } }
        """)).ShouldCompile();

    [Theory]
    [InlineData("«\"x-kit-rety\"»: { \"statuses\": [] }", "there is no such extension; did you mean 'x-kit-retry'?")]
    [InlineData("«\"x-kit-anything\"»: 1", "there is no such extension")]
    [InlineData("«\"x-kit-\"»: 1", "there is no such extension")]
    [InlineData("«\"x-kit-r\\u0065ty\"»: 1", "did you mean 'x-kit-retry'?")]
    [InlineData("«\"x-kit-type\"»: \"bool\"", "it belongs to a schema")]
    [InlineData("«\"x-kit-key-prefix\"»: \"Token \"", "it belongs to a security scheme")]
    [InlineData("«\"x-kit-replaced-by\"»: \"b\"", "the operation does not say that it is 'deprecated'")]
    [InlineData("\"x-kit-retry\": { \"statuses\": [], «\"saef\"»: true }", "'x-kit-retry' has no such member; did you mean 'safe'?")]
    [InlineData("\"x-kit-concurrency\": { \"permits\": 1, «\"burst\"»: 2 }", "'x-kit-concurrency' has no such member")]
    public void SPK0022_an_operation_has_an_extension_that_is_ignored(string extension, string why) => Said(why, Expect("SPK0022", DiagnosticSeverity.Warning, Paths($$"""
        "/a": { "get": { {{extension}}, "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile());

    [Theory]
    [InlineData("""{ "type": "integer", «"x-kit-quoted"»: true }""", "it is for a value that is a number or a string")]
    [InlineData("""{ "type": ["string", "boolean"], «"x-kit-quoted"»: true }""", "it is for a value that is a number or a string")]
    [InlineData("""{ "$ref": "#/components/schemas/B", «"x-kit-type"»: "System.Guid" }""", "it stands beside a '$ref'")]
    [InlineData("""{ "properties": { "x-kit-a": { «"x-kit-tpye"»: "System.Guid" } } }""", "did you mean 'x-kit-type'?")]
    public void SPK0022_a_schema_has_an_extension_that_is_ignored(string schema, string why) => Said(why, Expect("SPK0022", DiagnosticSeverity.Warning, Schemas($$"""
        "A": {{schema}}, "B": { "type": "string" }
        """)).ShouldCompile());

    [Fact]
    public void SPK0022_a_security_scheme_without_a_key_has_a_prefix() => Expect("SPK0022", DiagnosticSeverity.Warning, """
        {
          "openapi": "3.1.0",
          "components": { "securitySchemes": { "b": { "type": "http", "scheme": "bearer", «"x-kit-key-prefix"»: "Token " } } }
        }
        """).ShouldCompile();

    [Theory]
    [InlineData("\"a\", \"b\"", "no operation has 'b' as the first of its tags")]
    [InlineData("\"a\"", "no operation has 'b' as the first of its tags")]
    public void SPK0022_a_limit_is_on_a_tag_that_nothing_is_limited_by(string tags, string why) => Said(why, Expect("SPK0022", DiagnosticSeverity.Warning, $$"""
        {
          "openapi": "3.1.0",
          "tags": [ { "name": "a", "x-kit-concurrency": 2 }, { "name": "b", «"x-kit-concurrency"»: 2 } ],
          "paths": { "/a": { "get": { "tags": [{{tags}}], "responses": { "204": { "description": "" } } } } }
        }
        """).ShouldCompile());

    [Theory]
    [InlineData("Sample Api", "SampleClient")]
    [InlineData("", "SampleClient")]
    [InlineData("Sample", "class")]
    [InlineData("Sample", "A.B")]
    public void SPK0100_an_item_names_no_client(string @namespace, string client)
    {
        var run = GeneratorRun.Of(new SpecFile("api.json", "{}", @namespace, client));

        Assert.Equal("SPK0100", Assert.Single(run.Diagnostics).Id);
        Assert.Equal(("api.json", default), (run.Diagnostics[0].Location.GetLineSpan().Path, run.Diagnostics[0].Location.GetLineSpan().StartLinePosition));
    }

    [Fact]
    public void SPK0101_two_operations_have_one_name() => Expect("SPK0101", DiagnosticSeverity.Warning, Paths("""
        "/a": { "get": { "operationId": "x", "responses": { "204": { "description": "" } } } },
        "/b": { "get": { "operationId": «"x"», "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile();

    [Fact]
    public void SPK0102_a_replacement_is_no_operation() => Expect("SPK0102", DiagnosticSeverity.Warning, Paths("""
        "/a": { "get": { "deprecated": true, "x-kit-replaced-by": «"y"», "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile();

    [Fact]
    public void SPK0103_a_content_type_is_sent_as_bytes() => Expect("SPK0103", DiagnosticSeverity.Warning, Paths("""
        "/a": { "post": { «"requestBody"»: { "content": { "application/xml": { "schema": { "type": "object" } } } }, "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile();

    [Fact]
    public void SPK0014_webhooks_make_no_code() => Expect("SPK0014", DiagnosticSeverity.Info, """
        {
          "openapi": "3.1.0",
          «"webhooks"»: { "a": { "post": { "responses": { "204": { "description": "" } } } } }
        }
        """).ShouldCompile();

    [Fact]
    public void SPK0014_callbacks_make_no_code() => Expect("SPK0014", DiagnosticSeverity.Info, Paths("""
        "/a": { "get": { «"callbacks"»: { "b": { "{$request.query.url}": { "post": { "responses": { "204": { "description": "" } } } } } }, "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile();

    [Fact]
    public void SPK0015_a_parameter_is_in_no_place() => Expect("SPK0015", DiagnosticSeverity.Error, Paths("""
        "/a": { "get": { "parameters": [ { "name": "b", "in": «"body"» } ], "responses": { "204": { "description": "" } } } }
        """));

    [Fact]
    public void SPK0016_a_security_scheme_is_a_conversation() => Expect("SPK0016", DiagnosticSeverity.Warning, """
        {
          "openapi": "3.1.0",
          "paths": { "/a": { "get": { "security": [ { "d": [] } ], "responses": { "204": { "description": "" } } } } },
          "components": { "securitySchemes": { "d": { "type": "http", "scheme": «"digest"» } } }
        }
        """).ShouldCompile();

    [Fact]
    public void SPK0006_a_security_scheme_is_not_declared() => Expect("SPK0006", DiagnosticSeverity.Error, Paths("""
        "/a": { "get": { "security": [ { «"none"»: [] } ], "responses": { "204": { "description": "" } } } }
        """));

    [Fact]
    public void SPK0017_a_path_parameter_is_not_in_the_path() => Expect("SPK0017", DiagnosticSeverity.Warning, Paths("""
        "/a": { "get": { "parameters": [ { "name": «"id"», "in": "path", "required": true } ], "responses": { "204": { "description": "" } } } }
        """)).ShouldCompile();

    [Theory]
    [InlineData("""«{ "type": "integer" }»""")]
    [InlineData("""«{ "type": ["string", "null"] }»""")]
    [InlineData("""«{ "type": "string", "enum": ["a", "b"] }»""")]
    public void SPK0020_a_component_has_a_member_of_its_base_as_another_type(string member)
    {
        var run = Expect("SPK0020", DiagnosticSeverity.Info, Schemas($$"""
            "Base": { "discriminator": { "propertyName": "kind" }, "properties": { "kind": { "type": "string" }, "a": { "type": "string" } } },
            "Child": { "allOf": [ { "$ref": "#/components/schemas/Base" }, { "properties": { "kind": { "enum": ["Child"] }, "a": {{member}} } } ] }
            """)).ShouldCompile();

        Assert.Contains("public sealed partial record Child : _json::IJsonCodec<Child>", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data", "MultipartRequestBody")]
    [InlineData("application/x-www-form-urlencoded", "FormRequestBody")]
    public void SPK0021_a_choice_has_cases_without_parts(string contentType, string body)
    {
        var run = Expect("SPK0021", DiagnosticSeverity.Info, Paths($$"""
            "/a": { "post": { "requestBody": { "content": { "{{contentType}}": { "schema": «{ "oneOf": [ { "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "array", "items": { "type": "string" } } ] }» } } }, "responses": { "204": { "description": "" } } } }
            """)).ShouldCompile();

        Assert.Contains($"_kit::{body}? body = null", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sample.Api")]
    [InlineData("sample.api")]
    public void SPK0104_two_documents_share_a_namespace(string other)
    {
        var document = Paths("");

        var run = GeneratorRun.Of(new SpecFile("b.json", document, other, "OtherClient"), new SpecFile("a.json", document));

        var complaint = Assert.Single(run.Diagnostics);
        Assert.Equal(("SPK0104", "b.json", default), (complaint.Id, complaint.Location.GetLineSpan().Path, complaint.Location.GetLineSpan().StartLinePosition));
        run.Files.Single(file => file.HintName == "Sample.Api.SampleClient.g.cs");
    }

    [Fact]
    public void SPK0112_the_document_breaks_its_callers()
    {
        var run = Expect("SPK0112", DiagnosticSeverity.Warning, Paths("""
            "/a": { «"get"»: { "operationId": "fetchA", "responses": { "204": { "description": "" } } } }
            """), baseline: Paths("""
            "/a": { "get": { "operationId": "readA", "responses": { "204": { "description": "" } } } }
            """)).ShouldCompile();

        Assert.Contains("ReadAAsync is called FetchAAsync.", run.Diagnostics[0].GetMessage(), StringComparison.Ordinal);
        // The harness compiles with warnings as errors, which it obeys.
        Assert.Equal(DiagnosticSeverity.Error, run.Diagnostics[0].Severity);
    }

    [Fact]
    public void SPK0113_there_is_no_baseline()
    {
        var complaint = Assert.Single(GeneratorRun.Of(new SpecFile("api.json", Paths(""), baseline: "/released/api.json")).ShouldCompile().Diagnostics);

        Assert.Equal("SPK0113", complaint.Id);
        Assert.Contains("'/released/api.json'", complaint.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void SPK0114_the_baseline_makes_no_client()
    {
        var complaint = Assert.Single(GeneratorRun.Of(new SpecFile("api.json", Paths(""), baseline: "/released/api.json"), SpecFile.OfBaseline("/released/api.json", "{ ]")).ShouldCompile().Diagnostics);

        Assert.Equal(("SPK0114", "api.json"), (complaint.Id, complaint.Location.GetLineSpan().Path));
    }

    [Fact]
    public void A_file_that_no_item_marks_is_not_looked_at()
    {
        var run = GeneratorRun.Of(new SpecFile("other.json", "{", isSpec: null), new SpecFile("another.json", "{", isSpec: "false"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    private static GeneratorRun Expect(string id, DiagnosticSeverity severity, string marked, string? baseline = null)
    {
        var start = marked.IndexOf('«');
        var end = marked.IndexOf('»') - 1;
        var json = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var before = json[..start].Split('\n');

        var run = baseline is null
            ? GeneratorRun.Of(json, "specs/api.json")
            : GeneratorRun.Of(new SpecFile("specs/api.json", json, baseline: "/released/api.json"), SpecFile.OfBaseline("/released/api.json", baseline));

        var complaint = Assert.Single(run.Diagnostics);
        Assert.Equal((id, severity), (complaint.Id, complaint.DefaultSeverity));
        var place = complaint.Location.GetLineSpan();
        Assert.Equal("specs/api.json", place.Path);
        Assert.Equal((before.Length - 1, before[^1].Length), (place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.Equal(json[start..end], json.Substring(complaint.Location.SourceSpan.Start, complaint.Location.SourceSpan.Length));
        return run;
    }

    /// <summary>The only complaint's message, which has some words in it.</summary>
    private static string Said(string words, GeneratorRun run)
    {
        var message = Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(words, message, StringComparison.Ordinal);
        return message;
    }

    private static string Paths(string paths) => $$"""
        {
          "openapi": "3.1.0",
          "paths": {
            {{paths}}
          }
        }
        """;

    private static string Schemas(string schemas) => $$"""
        {
          "openapi": "3.1.0",
          "components": {
            "schemas": {
              {{schemas}}
            }
          }
        }
        """;
}
