using System.Text.Json;
using BenchmarkDotNet.Running;
using SpectraKit.Benchmarks.Generator;
using SpectraKit.Benchmarks.Transfers;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*'      the libraries, by BenchmarkDotNet
// dotnet run -c Release --project tests/Benchmarks -- generator         the generator, a process a document; --compile: the output too
// dotnet run -c Release --project tests/Benchmarks -- stages api.json   where the generator's time goes
// dotnet run -c Release --project tests/Benchmarks -- transfers download | upload | queries   beside curl, and beside HttpClient
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
    case ["transfers", .. var rest]:
        return await TransferCommands.RunAsync(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

return 0;
