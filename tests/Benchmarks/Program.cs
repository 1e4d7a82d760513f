using System.Text.Json;
using BenchmarkDotNet.Running;
using SpectraKit.Benchmarks.Generator;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*'      the libraries, by BenchmarkDotNet
// dotnet run -c Release --project tests/Benchmarks -- generator         the generator, a process a document; --compile: the output too
// dotnet run -c Release --project tests/Benchmarks -- stages api.json   where the generator's time goes
switch (args)
{
    case ["generator", .. var options]:
        GeneratorTable.Print(options.Contains("--compile"), Console.Out);
        break;
    case ["stages", var path]:
        StageProfile.Print(path, Console.Out);
        break;
    case ["measure", var path, .. var options]:
        Console.WriteLine(JsonSerializer.Serialize(ProcessMeasurement.Of(path, options.Contains("--compile"))));
        break;
    case ["once", var path]:
        ProcessMeasurement.Once(path);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
