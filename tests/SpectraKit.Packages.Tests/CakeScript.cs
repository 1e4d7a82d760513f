using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>A build script of somebody else's, run by the real <c>dotnet cake</c>.</summary>
internal static class CakeScript
{
    /// <summary>Where local tools are is remembered for the user: restored in one folder, they run in all.</summary>
    private static readonly SemaphoreSlim _restoring = new(1);
    private static bool _isRestored;

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
        await _restoring.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_isRestored)
                (await consumer.DotnetAsync(["tool", "restore"])).ShouldExitWith(0);
            _isRestored = true;
        }
        finally
        {
            _restoring.Release();
        }
    }

    /// <summary>Cake takes the addin from the feed; what it unpacks stays in the consumer's own folder.</summary>
    public static Task<ProcessRun> RunAsync(PackedPackages packages, Consumer consumer, params IEnumerable<(string Name, string Value)> environment)
    {
        var variables = environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        variables["CAKE_NUGET_SOURCE"] = packages.Feed;
        return consumer.DotnetAsync(["cake"], variables);
    }
}
