namespace SpectraKit.Generator.Extensions;

/// <summary>The kinds of objects that OpenAPI documents are made of.</summary>
internal enum SpecObject
{
    Document,
    Info,
    Contact,
    License,
    ExternalDocumentation,
    Server,
    ServerVariable,
    Tag,
    Components,
    Paths,
    PathItem,
    Operation,
    Callback,
    Parameter,
    RequestBody,
    Responses,
    Response,
    MediaType,
    Encoding,
    Header,
    Link,
    Example,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
}
