using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>A parsed document into <see cref="SpecDocument"/>: what OpenAPI 3.0 and 3.1 say, checked where code depends on it.</summary>
internal sealed class SpecReader
{
    private readonly JsonValue _root;
    private readonly DiagnosticBag _diagnostics;
    private readonly ReferenceTable _references;
    private readonly SchemaReader _schemas;

    private SpecReader(JsonValue root, DiagnosticBag diagnostics)
    {
        _root = root;
        _diagnostics = diagnostics;
        _references = new(root, diagnostics);
        _schemas = new(_references, diagnostics);
    }

    /// <summary>Reads a document; <c>null</c> when it is not OpenAPI at all.</summary>
    public static SpecDocument? Read(JsonValue root, DiagnosticBag diagnostics) => new SpecReader(root, diagnostics).Read();

    private SpecDocument? Read()
    {
        if (!IsSupported())
            return null;

        // What a schema says stays with its value, whoever reads it first, and so does nothing that is complained about: components are read
        // on another processor while this one reads the operations.
        _ = Task.Run(() => new SpecReader(_root, _diagnostics.Apart()).ReadSchemas(member => member.Meaning is null));
        var operations = new OperationReader(_root, _references, _schemas, _diagnostics);
        return new()
        {
            Title = _root["info"]?.String("title") ?? "",
            Description = _root["info"]?.String("description") ?? "",
            Servers = ServerReader.Read(_root),
            Operations = operations.Read(),
            Schemas = ReadSchemas(static _ => true),
            TagDescriptions = operations.TagDescriptions,
            Resolve = _schemas.Resolve,
        };
    }

    /// <summary>The components' schemas in the ordinal order of their names.</summary>
    private KeyValuePair<string, SchemaSpec>[] ReadSchemas(Func<JsonValue, bool> isAsked)
    {
        JsonValue[] members = [.. OperationReader.Members(_root["components"]?["schemas"]).Where(isAsked)];
        Array.Sort(members, static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        var place = Pointer.Root / "components" / "schemas";
        return Array.ConvertAll(members, member => new KeyValuePair<string, SchemaSpec>(member.Name, _schemas.Read(member, place / member.Name)));
    }

    private bool IsSupported()
    {
        if (_root.Kind != JsonKind.Object)
        {
            _diagnostics.Add(Descriptors.NotOpenApi, _root.Place, "it is not an object");
            return false;
        }

        if (_root["openapi"] is not { Kind: JsonKind.String } version)
        {
            var span = _root["swagger"]?.NamePlace ?? _root.Place.First;
            _diagnostics.Add(Descriptors.NotOpenApi, span, _root["swagger"] is null ? "it has no member 'openapi'" : "it is Swagger 2.0; convert it to OpenAPI 3");
            return false;
        }

        if (version.Text.Trim() is not ("3.0" or "3.1") && !version.Text.Trim().StartsWith("3.0.", StringComparison.Ordinal) && !version.Text.Trim().StartsWith("3.1.", StringComparison.Ordinal))
        {
            _diagnostics.Add(Descriptors.UnsupportedVersion, version.Place, version.Text);
            return false;
        }

        // From 3.1 on a document may be only of components, or of webhooks: it is types, and a client without calls.
        if (_root["paths"] is null && (!_references.AllowsSiblings || (_root["components"] is null && _root["webhooks"] is null)))
        {
            _diagnostics.Add(Descriptors.MissingMember, _root.Place.First, "The document", "paths");
            return false;
        }

        return true;
    }
}
