using SpectraKit.Generator.Client;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Comparison;

/// <summary>What security schemes are called: callers who have several give each its credential by that name.</summary>
internal static class SecurityComparison
{
    public static void Compare(ClientModel old, ClientModel @new, ChangeList changes)
    {
        var (before, after) = (Schemes(old), Schemes(@new));
        foreach (var scheme in before.Where(scheme => after.TrueForAll(other => other.Scheme != scheme.Scheme)))
        {
            // One that does the same, and that was not there before, is the same under another name.
            if (after.Find(other => other with { Scheme = scheme.Scheme } == scheme && before.TrueForAll(known => known.Scheme != other.Scheme)) is { } renamed)
            {
                var target = ChangeTarget.OfDocument("components");
                changes.Possibly(
                    ChangeKind.SecuritySchemeRenamed,
                    new($"The security scheme {scheme.Scheme}", target, target),
                    $"is called {renamed.Scheme}",
                    "Code compiles as before; a credential that is given by the old name is found no more.");
            }
        }
    }

    private static List<SecuritySpec> Schemes(ClientModel client) =>
    [
        .. ClientMethod.Of(client).SelectMany(method => method.Operation.Security).SelectMany(way => way).Distinct().OrderBy(scheme => scheme.Scheme, StringComparer.Ordinal),
    ];
}
