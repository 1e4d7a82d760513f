using System.Reflection;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>The documents that are measured: the project's own, and those of the world that a folder has.</summary>
internal static class KnownDocuments
{
    /// <summary>Where the documents of the world are; <c>dotnet cake build/build.cake --target=GeneratorBenchmarks</c> fetches them.</summary>
    public const string Variable = "SPECTRAKIT_CORPUS";

    private static readonly (string Name, string File)[] _world =
    [
        ("petstore", "3.0/json/petstore.json"),
        ("stripe", "api/stripe.com.json"),
        ("digitalocean", "api/digitalocean.com.json"),
        ("kubernetes", "api/kubernetes.io.json"),
        ("github", "generated/api.github.com.json"),
    ];

    public static IEnumerable<(string Name, string Path)> All()
    {
        var repository = typeof(KnownDocuments).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        foreach (var name in new[] { "spectra-intelligence", "spectra-analyze" })
            yield return (name, Path.Combine(repository, "specs", name + ".json"));
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } corpus)
            yield break;
        foreach (var (name, file) in _world)
        {
            var found = Directory.EnumerateFiles(corpus, Path.GetFileName(file), SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .FirstOrDefault(path => path.Replace('\\', '/').EndsWith("/" + file, StringComparison.Ordinal));
            if (found is not null)
                yield return (name, found);
        }
    }
}
