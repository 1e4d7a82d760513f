namespace SpectraKit.Generator.Extensions;

/// <summary>Which objects stand where in a document, 3.0's and 3.1's alike.</summary>
internal static class SpecObjects
{
    /// <summary>What the members of an object are.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="member">The member's name.</param>
    /// <returns>What it is, or what all of its items are; or whether it has one under each name. <c>null</c> for what is no object of OpenAPI, as examples are.</returns>
    public static (SpecObject Object, bool IsMap)? Member(SpecObject parent, string member) => parent switch
    {
        SpecObject.Document => member switch
        {
            "info" => (SpecObject.Info, false),
            "servers" => (SpecObject.Server, false),
            "paths" => (SpecObject.Paths, false),
            "webhooks" => (SpecObject.PathItem, true),
            "components" => (SpecObject.Components, false),
            "tags" => (SpecObject.Tag, false),
            _ => Documentation(member),
        },
        SpecObject.Info => member switch
        {
            "contact" => (SpecObject.Contact, false),
            "license" => (SpecObject.License, false),
            _ => null,
        },
        SpecObject.Server => member == "variables" ? (SpecObject.ServerVariable, true) : null,
        SpecObject.Tag => Documentation(member),
        SpecObject.Components => member switch
        {
            "schemas" => (SpecObject.Schema, true),
            "responses" => (SpecObject.Response, true),
            "parameters" => (SpecObject.Parameter, true),
            "requestBodies" => (SpecObject.RequestBody, true),
            "securitySchemes" => (SpecObject.SecurityScheme, true),
            "callbacks" => (SpecObject.Callback, true),
            "pathItems" => (SpecObject.PathItem, true),
            _ => Beside(member),
        },
        // Each of these has the author's names beside extensions.
        SpecObject.Paths or SpecObject.Callback => (SpecObject.PathItem, false),
        SpecObject.Responses => (SpecObject.Response, false),
        SpecObject.PathItem => member switch
        {
            "get" or "put" or "post" or "delete" or "options" or "head" or "patch" or "trace" => (SpecObject.Operation, false),
            "parameters" => (SpecObject.Parameter, false),
            "servers" => (SpecObject.Server, false),
            _ => null,
        },
        SpecObject.Operation => member switch
        {
            "parameters" => (SpecObject.Parameter, false),
            "requestBody" => (SpecObject.RequestBody, false),
            "responses" => (SpecObject.Responses, false),
            "callbacks" => (SpecObject.Callback, true),
            "servers" => (SpecObject.Server, false),
            _ => Documentation(member),
        },
        SpecObject.Parameter or SpecObject.Header or SpecObject.RequestBody or SpecObject.MediaType => member switch
        {
            "schema" => (SpecObject.Schema, false),
            "content" => (SpecObject.MediaType, true),
            "encoding" => (SpecObject.Encoding, true),
            _ => Beside(member),
        },
        SpecObject.Response => member == "content" ? (SpecObject.MediaType, true) : Beside(member),
        SpecObject.Encoding => Beside(member),
        SpecObject.Link => member == "server" ? (SpecObject.Server, false) : null,
        SpecObject.Schema => SchemaMember(member),
        SpecObject.SecurityScheme => member == "flows" ? (SpecObject.OAuthFlows, false) : null,
        SpecObject.OAuthFlows => (SpecObject.OAuthFlow, false),
        _ => null,
    };

    private static (SpecObject, bool)? Documentation(string member) => member == "externalDocs" ? (SpecObject.ExternalDocumentation, false) : null;

    private static (SpecObject, bool)? Beside(string member) => member switch
    {
        "headers" => (SpecObject.Header, true),
        "links" => (SpecObject.Link, true),
        "examples" => (SpecObject.Example, true),
        _ => null,
    };

    private static (SpecObject, bool)? SchemaMember(string member) => member switch
    {
        "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" => (SpecObject.Schema, true),
        "items" or "prefixItems" or "contains" or "additionalItems" or "unevaluatedItems" or "additionalProperties" or "unevaluatedProperties" or "propertyNames"
            or "allOf" or "oneOf" or "anyOf" or "not" or "if" or "then" or "else" or "contentSchema" => (SpecObject.Schema, false),
        "discriminator" => (SpecObject.Discriminator, false),
        "xml" => (SpecObject.Xml, false),
        _ => Documentation(member),
    };
}
