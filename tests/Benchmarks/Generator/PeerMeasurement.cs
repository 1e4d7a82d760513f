using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>The same for a peer: NSwag's generator, from the folder of its program, with the settings that come nearest to ours.</summary>
internal static class PeerMeasurement
{
    /// <summary>How often a document is generated when it is warm.</summary>
    private const int Rounds = 5;

    public static async Task<Measurements> OfAsync(string folder, string path)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        var documents = Type(folder, "NSwag.Core", "NSwag.OpenApiDocument");
        var settings = Type(folder, "NSwag.CodeGeneration.CSharp", "NSwag.CodeGeneration.CSharp.CSharpClientGeneratorSettings");
        var generator = Type(folder, "NSwag.CodeGeneration.CSharp", "NSwag.CodeGeneration.CSharp.CSharpClientGenerator");
        var parse = documents.GetMethod("FromJsonAsync", [typeof(string), typeof(CancellationToken)])!;

        var times = new List<double>();
        var (peak, size) = (0d, 0d);
        var warming = Stopwatch.StartNew();
        for (var left = Rounds; left > 0; left -= ProcessMeasurement.IsWarming(times.Count, warming) ? 0 : 1)
        {
            var watch = Stopwatch.StartNew();
            var reading = (Task)parse.Invoke(null, [await File.ReadAllTextAsync(path), CancellationToken.None])!;
            await reading;
            dynamic chosen = Activator.CreateInstance(settings)!;
            chosen.InjectHttpClient = true;
            chosen.GenerateOptionalParameters = true;
            chosen.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
            PropertyInfo library = chosen.CSharpGeneratorSettings.GetType().GetProperty("JsonLibrary");
            library.SetValue(chosen.CSharpGeneratorSettings, Enum.Parse(library.PropertyType, "SystemTextJson"));
            dynamic client = Activator.CreateInstance(generator, reading.GetType().GetProperty("Result")!.GetValue(reading), chosen)!;
            string code = client.GenerateFile();
            times.Add(watch.Elapsed.TotalMilliseconds);
            size = code.Length / 1e6;
            if (times.Count == 1)
                peak = ProcessMeasurement.PeakMegabytes();
        }

        return new()
        {
            Cold = times[0],
            Peak = peak,
            Warm = times.TakeLast(Rounds).Order().ElementAt(Rounds / 2),
            OperationEdited = double.NaN,
            CodeEdited = double.NaN,
            Parse = double.NaN,
            Floor = double.NaN,
            Files = 1,
            Lines = 0,
            Size = size,
        };
    }

    private static Type Type(string folder, string assembly, string name) =>
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, assembly + ".dll")).GetType(name, throwOnError: true)!;
}
