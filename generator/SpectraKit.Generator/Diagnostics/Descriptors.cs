using Microsoft.CodeAnalysis;

namespace SpectraKit.Generator.Diagnostics;

/// <summary>Every complaint of the generator, in the order of ids: SPK0001–0099 about a document, SPK0100–0199 about the client made of it. An id is never used again.</summary>
/// <remarks>What each means and what to do is in <c>docs/</c>, a page an id. There is no help link, since there is no address that they are published at.</remarks>
internal static class Descriptors
{
    /// <summary>
    /// A document with an error makes no code, or in an editor what it last made. Were the error configured away, the first would be a
    /// hundred errors about types that are not there, and the second a build of what the document says no more.
    /// </summary>
    private static readonly string[] _notConfigurable = [WellKnownDiagnosticTags.NotConfigurable];

    private static readonly Dictionary<string, DiagnosticDescriptor> _byId = new(StringComparer.Ordinal);

    public static readonly DiagnosticDescriptor NotJson = Error(
        "SPK0001", "The document is not JSON", "This is not JSON: {0}");

    public static readonly DiagnosticDescriptor NotOpenApi = Error(
        "SPK0002", "The document is not an OpenAPI document", "This is not an OpenAPI document: {0}");

    public static readonly DiagnosticDescriptor UnsupportedVersion = Error(
        "SPK0003", "The OpenAPI version is not supported", "OpenAPI '{0}' is not supported; 3.0 and 3.1 are");

    public static readonly DiagnosticDescriptor MissingMember = Error(
        "SPK0004", "A member that OpenAPI requires is missing", "{0} has no '{1}', which OpenAPI requires");

    public static readonly DiagnosticDescriptor UnexpectedKind = Error(
        "SPK0005", "A value is of the wrong kind", "'{0}' must be {1}");

    public static readonly DiagnosticDescriptor UnknownReference = Error(
        "SPK0006", "A reference leads nowhere", "'{0}' does not exist in this document");

    public static readonly DiagnosticDescriptor ExternalReference = Error(
        "SPK0007", "A reference leads out of the document", "'{0}' leads out of this document; only references that begin with '#' are followed, and nothing is read but the document");

    public static readonly DiagnosticDescriptor CircularReference = Error(
        "SPK0008", "A reference leads back to itself", "'{0}' leads back to itself without a schema between");

    public static readonly DiagnosticDescriptor UndeclaredPathParameter = Warning(
        "SPK0009", "A path parameter is not declared", "The path has '{{{0}}}', but the operation declares no path parameter of that name; it is taken for a string");

    public static readonly DiagnosticDescriptor InvalidExtension = Error(
        "SPK0010", "An x-kit extension is malformed", "'{0}' is malformed: {1}");

    public static readonly DiagnosticDescriptor UnknownMapping = Warning(
        "SPK0011", "A discriminator names no schema", "The discriminator's value '{0}' names '{1}', which is no schema of this document; such a value is kept as it comes");

    public static readonly DiagnosticDescriptor NotGenerated = Info(
        "SPK0014", "A part of the document makes no code", "'{0}' makes no code: a client sends requests and does not receive them");

    public static readonly DiagnosticDescriptor UnknownParameterPlace = Error(
        "SPK0015", "A parameter has no known place", "'{0}' is no place of a parameter: path, query, header and cookie are");

    public static readonly DiagnosticDescriptor UnsupportedSecurity = Warning(
        "SPK0016", "A security scheme is not supported", "No credential can be prepared for the security scheme '{0}': its calls are sent without one");

    public static readonly DiagnosticDescriptor UnusedPathParameter = Warning(
        "SPK0017", "A path parameter is not in the path", "The path parameter '{0}' is left out, since the path '{1}' has no such place");

    public static readonly DiagnosticDescriptor NotInherited = Info(
        "SPK0020", "A component does not inherit from its base", "'{0}' does not inherit from '{1}', where '{2}' is of another type: it is composed of the base's members, and where a '{1}' is read it is a '{1}' that keeps what it does not know");

    public static readonly DiagnosticDescriptor UnionWithoutParts = Info(
        "SPK0021", "A choice has cases without parts", "The body is '{0}', but '{1}' may be something that has no members: the caller puts the parts or fields together");

    public static readonly DiagnosticDescriptor IgnoredExtension = Warning(
        "SPK0022", "An x-kit extension is ignored", "'{0}' is ignored: {1}");

    public static readonly DiagnosticDescriptor MissingSetting = Error(
        "SPK0100", "An EndpointSpec has no client", "The item EndpointSpec has no usable {0}: '{1}' is not a C# name. Write <EndpointSpec Include=\"api.json\" Namespace=\"My.Api\" Client=\"ApiClient\" />");

    public static readonly DiagnosticDescriptor DuplicateOperation = Warning(
        "SPK0101", "Two operations have one name", "The operationId '{0}' is used twice, and OpenAPI wants it unique; the methods are named after their HTTP methods and paths");

    public static readonly DiagnosticDescriptor UnknownReplacement = Warning(
        "SPK0102", "x-kit-replaced-by names no operation", "No operation has the operationId '{0}'");

    public static readonly DiagnosticDescriptor UnsupportedBody = Warning(
        "SPK0103", "A content type is sent or read as bytes", "'{0}' is neither JSON, a form, multipart nor text: it is handed through as bytes");

    public static readonly DiagnosticDescriptor DuplicateNamespace = Error(
        "SPK0104", "Two documents share a namespace", "The namespace '{0}' already has the client of '{1}'; give the item a namespace of its own");

    public static readonly DiagnosticDescriptor BreaksCallers = Warning(
        "SPK0112", "The document breaks its callers", "Since the baseline, {0} {1}. {2}");

    public static readonly DiagnosticDescriptor MissingBaseline = Warning(
        "SPK0113", "There is no baseline", "The baseline '{0}' does not exist; copy the document there when you release, or take the setting away");

    public static readonly DiagnosticDescriptor UnusableBaseline = Warning(
        "SPK0114", "The baseline makes no client", "The baseline '{0}' does not compile into a client, so nothing was compared: {1}");

    public static readonly DiagnosticDescriptor Unexpected = Error(
        "SPK0199", "The generator failed", "The generator failed on this document, which is a fault of its own: {0}");

    public static IReadOnlyDictionary<string, DiagnosticDescriptor> ById => _byId;

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        _byId[id] = new(id, title, message, "SpectraKit", severity, isEnabledByDefault: true, description: $"What it means and what to do: docs/{id}.md of the SpectraKit sources.", customTags: severity == DiagnosticSeverity.Error ? _notConfigurable : []);
}
