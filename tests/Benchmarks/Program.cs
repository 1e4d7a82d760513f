using BenchmarkDotNet.Running;
using SpectraKit.Benchmarks.Generator;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/Benchmarks -- stages api.json
switch (args)
{
    case ["stages", var path]:
        StageProfile.Print(path, Console.Out);
        break;
    case ["measure", var path]:
        ProcessMeasurement.Print(path, Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
