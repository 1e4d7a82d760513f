using BenchmarkDotNet.Running;
using SpectraKit.Benchmarks.Emulator;
using SpectraKit.Benchmarks.Generator;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/Benchmarks -- stages api.json
// dotnet run -c Release --project tests/Benchmarks -- load 10 64 http://127.0.0.1:5080
// dotnet run -c Release --project tests/Benchmarks -- storage 100000
switch (args)
{
    case ["stages", var path]:
        StageProfile.Print(path, Console.Out);
        break;
    case ["measure", var path]:
        ProcessMeasurement.Print(path, Console.Out);
        break;
    case ["load", .. var rest]:
        await LoadMeasurement.PrintAsync(Console.Out, TimeSpan.FromSeconds(rest.Length > 0 ? int.Parse(rest[0]) : 10), rest.Length > 1 ? int.Parse(rest[1]) : 64, rest.Length > 2 ? new Uri(rest[2]) : null);
        break;
    case ["storage", .. var rest]:
        await StorageMeasurement.PrintAsync(Console.Out, rest.Length > 0 ? int.Parse(rest[0]) : 100_000);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
