using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Running;

/// <summary>The documents that tests begin from.</summary>
internal static class Samples
{
    public static string Petstore { get; } = File.ReadAllText(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Specs", "petstore.json"));

    /// <summary>A document with these paths and schemas, each the members of an object.</summary>
    public static string Document(string paths = "", string schemas = "", string version = "3.1.0") =>
        $$$"""{"openapi":"{{{version}}}","info":{"title":"T","version":"1"},"paths":{ {{{paths}}} },"components":{"schemas":{ {{{schemas}}} } } }""";

    /// <summary>A document whose schemas are these.</summary>
    public static string Schemas(string schemas, string version = "3.1.0") => Document(schemas: schemas, version: version);
}
