using System.Reflection;
using System.Runtime.Loader;

namespace Cake.SpectraKit;

/// <summary>
/// The scan engine, in a load context of its own. Cake loads every addin of a script into one context, where the first version of a
/// dependency wins for all; the engine's dependencies are nobody else's business. What crosses the border are types of the framework's own.
/// </summary>
internal static class Engine
{
    private static readonly Lazy<Verb> _run = new(Load);

    /// <summary>The tool that the package carries; its folder holds the engine too.</summary>
    public static string ToolPath { get; } = FindTool(Path.GetDirectoryName(typeof(Engine).Assembly.Location)!);

    private delegate Task<string> Verb(string verb, string settingsJson, Action<string, string> log, CancellationToken cancellationToken);

    /// <summary>Runs a verb and waits for its end.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="settings">The engine's settings, as JSON.</param>
    /// <param name="log">Takes a level and a line.</param>
    /// <returns>The verb's report, as JSON.</returns>
    /// <exception cref="CakeException">The package is not whole.</exception>
    public static string Run(string verb, string settings, Action<string, string> log) =>
        _run.Value(verb, settings, log, CancellationToken.None).GetAwaiter().GetResult();

    // In a script the assembly lies in the package, lib/net10.0; in a program (Frosting, Cake.Sdk) beside the program, where the package's targets copy the tool.
    private static string FindTool(string folder)
    {
        var copied = Path.Combine(folder, "spectrakit", "SpectraKit.Tool.dll");
        return File.Exists(copied) ? copied : Path.GetFullPath(Path.Combine(folder, "..", "..", "tools", "spectrakit", "SpectraKit.Tool.dll"));
    }

    private static Verb Load()
    {
        if (!File.Exists(ToolPath))
            throw new CakeException($"Cake.SpectraKit's engine is not where its package has it, at {ToolPath}. Install the package whole: #addin nuget:?package=Cake.SpectraKit");

        var assembly = new Context(ToolPath).LoadFromAssemblyName(new("SpectraKit.Scanning"));
        var method = assembly.GetType("SpectraKit.Scanning.FrontDoor", throwOnError: true)!.GetMethod("RunAsync")!;
        return method.CreateDelegate<Verb>();
    }

    private sealed class Context(string mainAssembly) : AssemblyLoadContext("SpectraKit")
    {
        private readonly AssemblyDependencyResolver _resolver = new(mainAssembly);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
