using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>A build script of somebody else's, run by the real <c>dotnet cake</c>.</summary>
internal static class CakeScript
{
    /// <summary>A folder with the script, one file to scan, and Cake itself.</summary>
    public static async Task<Consumer> WriteAsync(PackedPackages packages, string script)
    {
        var consumer = new Consumer(packages);
        consumer.Write("publish/app.dll", "harmless code");
        await WriteAsync(consumer, script);
        return consumer;
    }

    /// <summary>The script and Cake, in a folder that is there.</summary>
    public static async Task WriteAsync(Consumer consumer, string script)
    {
        consumer.Write("build.cake", script);
        consumer.Write(".config/dotnet-tools.json", File.ReadAllText(Repository.PathOf(".config", "dotnet-tools.json")));
        (await consumer.DotnetAsync(["tool", "restore"])).ShouldExitWith(0);
    }

    /// <summary>Cake takes the addin from the feed; what it unpacks stays in the consumer's own folder.</summary>
    public static Task<ProcessRun> RunAsync(PackedPackages packages, Consumer consumer, params IEnumerable<(string Name, string Value)> environment)
    {
        var variables = environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        variables["CAKE_NUGET_SOURCE"] = packages.Feed;
        return consumer.DotnetAsync(["cake"], variables);
    }
}
