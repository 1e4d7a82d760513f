using System.Text.RegularExpressions;

namespace SpectraKit.Generator.Comparison;

/// <summary>Types as people say them, not as generated code has to write them.</summary>
internal static class CSharpName
{
    private static readonly Regex _namespaces = new(@"\w+::(?:\w+\.)*", RegexOptions.CultureInvariant);

    /// <summary>Without the namespaces: <c>IReadOnlyList&lt;string&gt;</c>.</summary>
    public static string Short(string type) => _namespaces.Replace(type, "");
}
