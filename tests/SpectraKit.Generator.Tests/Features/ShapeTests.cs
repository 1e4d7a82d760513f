namespace SpectraKit.Generator.Tests.Features;

/// <summary>Shapes that have broken generators: each compiles without a word from the compiler.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("3.0.3", """ "A":{"type":"object","properties":{"a":{"type":"string","nullable":true},"b":{"$ref":"#/components/schemas/A"}}} """)]
    [InlineData("3.1.0", """ "A":{"type":"object","properties":{"class":{"type":"string"},"Class":{"type":"string"},"A":{"type":"integer"},"Equals":{"type":"boolean"},"GetHashCode":{"type":"string"},"4":{"type":"string"},"":{"type":"string"},"+1":{"type":"integer"},"-1":{"type":"integer"},"Read":{"type":"string"},"Write":{"type":"string"},"reader":{"type":"string"},"value":{"type":"string"},"name":{"type":"string"}}} """)]
    [InlineData("3.1.0", """ "a.b":{"type":"object","properties":{"x":{"type":"string"}}},"a_b":{"type":"string"},"A-B":{"type":"object","properties":{"x":{"$ref":"#/components/schemas/a.b"}}} """)]
    [InlineData("3.1.0", """ "E":{"type":"string","enum":["a","A","a-","-a","","1","?","*"]},"I":{"type":"integer","enum":[1,2,-3]},"M":{"enum":["a",1,true]} """)]
    [InlineData("3.1.0", """ "U":{"oneOf":[{"type":"string"},{"type":"object","properties":{"a":{"type":"string"}}},{"type":"array","items":{"type":"integer"}}]},"V":{"type":"object","properties":{"u":{"$ref":"#/components/schemas/U"},"n":{"anyOf":[{"type":"string"},{"type":"null"}]}}} """)]
    [InlineData("3.1.0", """ "S":{"type":"string"},"T":{"allOf":[{"$ref":"#/components/schemas/S"}],"description":"Only a string."},"M":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"type":"array","items":{"type":"array","items":{"type":"number"}}}}} """)]
    [InlineData("3.1.0", """ "List":{"type":"array","items":{"$ref":"#/components/schemas/List"}},"Map":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Map"}} """)]
    [InlineData("3.1.0", """ "String":{"type":"object","properties":{"string":{"type":"string"},"System":{"type":"string"},"global":{"type":"string"}}},"System":{"type":"object","properties":{"Text":{"type":"string"}}},"Task":{"type":"object","properties":{"a":{"type":"string"}}} """)]
    [InlineData("3.1.0", """ "F":{"type":"object","required":["a","b","c","d","e","f","g","h","i","j","k"],"properties":{"a":{"type":"string","format":"date-time"},"b":{"type":"string","format":"date"},"c":{"type":"string","format":"time"},"d":{"type":"string","format":"duration"},"e":{"type":"string","format":"uuid"},"f":{"type":"string","format":"uri"},"g":{"type":"string","format":"byte"},"h":{"type":"number","format":"float"},"i":{"type":"number","format":"decimal"},"j":{"type":"boolean"},"k":{"type":["integer","string"]}}} """)]
    [InlineData("3.1.0", """ "P":{"type":"object","properties":{"password":{"type":"string","format":"password"},"Clone":{"type":"string"},"EqualityContract":{"type":"string"},"PrintMembers":{"type":"string"},"ToString":{"type":"string"},"Finalize":{"type":"string"},"MemberwiseClone":{"type":"string"},"GetType":{"type":"string"},"AdditionalProperties":{"type":"string"}},"additionalProperties":true} """)]
    [InlineData("3.1.0", """ "F":{"type":"object","properties":{"data":{"type":"string","format":"binary"},"more":{"type":"array","items":{"type":["string","null"],"format":"binary"}}}} """)]
    [InlineData("3.1.0", """ "N":{"type":"object","properties":{"list":{"type":["array","null"],"items":{"$ref":"#/components/schemas/N"}},"map":{"type":["object","null"],"additionalProperties":{"$ref":"#/components/schemas/N"}}}} """)]
    [InlineData("3.0.3", """ "Pet":{"oneOf":[{"allOf":[{"$ref":"#/components/schemas/Text"}]},{"additionalProperties":{}}],"pattern":"x"},"Text":{"$ref":"#/components/schemas/Pet"} """)]
    [InlineData("3.0.3", """ "Pet":{"oneOf":[{"allOf":[{"$ref":"#/components/schemas/Text"}]},{"allOf":[{"$ref":"#/components/schemas/Other"}],"title":"other"}]},"Text":{"$ref":"#/components/schemas/Pet"},"Other":{"allOf":[{"$ref":"#/components/schemas/Pet"}]} """)]
    [InlineData("3.1.0", """ "U":{"oneOf":[{"type":"string"},{"type":"array","items":{"$ref":"#/components/schemas/V"}},{"$ref":"#/components/schemas/V"}]},"V":{"oneOf":[{"type":"integer"},{"allOf":[{"$ref":"#/components/schemas/U"}]},{"type":"object","properties":{"u":{"$ref":"#/components/schemas/U"}}}]} """)]
    public void Every_shape_of_schema_compiles_sent_and_received(string version, string schemas)
    {
        var name = schemas.Split('"')[1];

        GeneratorRun.Of($$"""
            {
              "openapi": "{{version}}",
              "info": { "title": "Shapes", "version": "1" },
              "paths": { "/x": { "post": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{name}}" } } } },
                "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{name}}" } } } } }
              } } },
              "components": { "schemas": { {{schemas}} } }
            }
            """).ShouldCompile();
    }

    [Theory]
    [InlineData(""" "/a":{"get":{"responses":{"4XX":{"description":"No."},"default":{"description":"Else."}}}} """)]
    [InlineData(""" "/f/{id}#one":{"get":{"operationId":"a","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"x"}}}},"/f/{id}#two":{"get":{"operationId":"b","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"x"}}}} """)]
    [InlineData(""" "/t":{"get":{"parameters":[{"name":"StartTime","in":"query","schema":{"type":"string"}},{"name":"StartTime<","in":"query","schema":{"type":"string"}},{"name":"StartTime>","in":"query","schema":{"type":"string"}}],"responses":{"200":{"description":"x"}}}} """)]
    [InlineData(""" "/p/{path}":{"get":{"parameters":[{"name":"path","in":"path","required":true,"schema":{"type":"string"}},{"name":"path","in":"query","schema":{"type":"string"}},{"name":"body","in":"query","schema":{"type":"string"}},{"name":"request","in":"query","schema":{"type":"string"}},{"name":"cancellationToken","in":"query","schema":{"type":"string"}}],"responses":{"200":{"description":"x"}}}} """)]
    [InlineData(""" "/c/{base}...{head}":{"get":{"parameters":[{"name":"base","in":"path","required":true,"schema":{"type":"string"}},{"name":"head","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"x","content":{"application/json":{"schema":{"type":"array","items":{"oneOf":[{"type":"string"},{"type":"object","properties":{"a":{"type":"string"}}}]}}}}}}}} """)]
    [InlineData(""" "/responses?beta=true":{"post":{"requestBody":{"content":{"application/octet-stream":{"schema":{"type":"string","format":"binary"}}}},"responses":{"200":{"description":"x","content":{"text/plain":{"schema":{"type":"string"}}}}}}} """)]
    [InlineData(""" "/x":{"post":{"tags":["Operations"],"operationId":"dispose","requestBody":{"content":{"application/x-www-form-urlencoded":{"schema":{"type":"object","properties":{"list":{"type":"array","items":{"type":"string"}},"object":{"type":"object","properties":{"a":{"type":"string"}}}}}}}},"responses":{"200":{"description":"x"},"204":{"description":"y"}}}} """)]
    [InlineData(""" "/x":{"get":{"responses":{"200":{"description":" ","content":{"application/json":{"schema":{"type":"string","format":"binary"}}}}},"tags":["a"]}} """)]
    public void Every_oddity_of_operations_compiles(string paths) => GeneratorRun.Of($$"""
        {
          "openapi": "3.1.0",
          "info": { "title": "Shapes", "version": "1" },
          "paths": { {{paths}} }
        }
        """).ShouldCompile();
}
