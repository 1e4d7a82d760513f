using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The headers that a document describes, once each: most are the same for every answer, and who reads one knows which call it is of.</summary>
internal static class HeaderBuilder
{
    /// <summary>What the platform reads from text by itself.</summary>
    private static readonly HashSet<string> _values = new(StringComparer.Ordinal)
    {
        "int", "long", "float", "double", "decimal", "bool", "_system::DateTimeOffset", "_system::DateOnly", "_system::TimeOnly", "_system::Guid",
    };

    public static IReadOnlyList<HeaderModel> Build(SpecDocument document, TypeBuilder types)
    {
        var scope = new NameScope("Names", "List", "Value", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals");
        return
        [
            .. document.Operations
                .SelectMany(operation => operation.Responses)
                .SelectMany(response => response.Headers)
                .GroupBy(header => header.WireName, StringComparer.OrdinalIgnoreCase)
                .OrderBy(group => group.Key.ToLowerInvariant(), StringComparer.Ordinal)
                .Select(group => Header([.. group], types, scope)),
        ];
    }

    private static HeaderModel Header(List<HeaderSpec> same, TypeBuilder types, NameScope scope)
    {
        var wireName = same.Select(header => header.WireName).OrderBy(name => name, StringComparer.Ordinal).First();
        var known = same.Select(header => TypeOf(header, types)).Distinct().ToList();
        var words = same.Select(header => header.Description).Where(words => words.Length > 0).OrderBy(words => words, StringComparer.Ordinal).FirstOrDefault() ?? "";
        return new(wireName, scope.Take(Naming.Pascal(wireName)), known.Count == 1 ? known[0] : TypeRef.String, words);
    }

    private static TypeRef TypeOf(HeaderSpec header, TypeBuilder types)
    {
        var type = header.Schema is null ? TypeRef.String : types.Of(header.Schema).Type;
        return type.Element is { IsObject: false, Element: null } ? TypeRef.String.List() : _values.Contains(type.Name) && !type.IsFlag ? type with { Codec = "" } : TypeRef.String;
    }
}
