using BenchmarkDotNet.Running;
using SpectraKit.Benchmarks.Generator;
using SpectraKit.Benchmarks.Transfers;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/Benchmarks -- stages api.json
// dotnet run -c Release --project tests/Benchmarks -- transfers download | upload | queries
switch (args)
{
    case ["stages", var path]:
        StageProfile.Print(path, Console.Out);
        break;
    case ["measure", var path]:
        ProcessMeasurement.Print(path, Console.Out);
        break;
    case ["transfers", .. var rest]:
        return await TransferCommands.RunAsync(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

return 0;
