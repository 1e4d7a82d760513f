using System.Text.Json;
using BenchmarkDotNet.Running;
using SpectraKit.Benchmarks.Emulator;
using SpectraKit.Benchmarks.Gate;
using SpectraKit.Benchmarks.Generator;
using SpectraKit.Benchmarks.Transfers;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*'      the libraries, by BenchmarkDotNet
// dotnet run -c Release --project tests/Benchmarks -- generator         the generator, a process a document; --compile: the output too
// dotnet run -c Release --project tests/Benchmarks -- measure api.json  one document, in this process; once: no more than a build does
// dotnet run -c Release --project tests/Benchmarks -- peer FOLDER api.json    the same of NSwag, whose program is in a folder
// dotnet run -c Release --project tests/Benchmarks -- stages api.json   where the generator's time goes
// dotnet run -c Release --project tests/Benchmarks -- transfers queries    beside HttpClient; download, upload: beside curl
// dotnet run -c Release --project tests/Benchmarks -- gate 2000 50 1000    a first scan beside a script: files, MiB, milliseconds that an analysis takes
// dotnet run -c Release --project tests/Benchmarks -- known 10000 1024     a scan of known files beside sha256sum: files, MiB
// dotnet run -c Release --project tests/Benchmarks -- rebuild 10           an unchanged build with the gate and without: rounds
// dotnet run -c Release --project tests/Benchmarks -- startup 20           the tool's --version: rounds
// dotnet run -c Release --project tests/Benchmarks -- load 10 64 URL    the emulator under load: seconds, connections, its address (default: one in this process)
// dotnet run -c Release --project tests/Benchmarks -- storage 100000    the emulator on a data folder of so many samples
switch (args)
{
    case ["generator", .. var options]:
        GeneratorTable.Print(options.Contains("--compile"), Console.Out);
        break;
    case ["stages", var path]:
        StageProfile.Print(path, Console.Out);
        break;
    case ["measure", var path, .. var options]:
        Console.WriteLine(JsonSerializer.Serialize(ProcessMeasurement.Of(path, options.Contains("--compile")), Measurements.Json));
        break;
    case ["peer", var folder, var path]:
        Console.WriteLine(JsonSerializer.Serialize(await PeerMeasurement.OfAsync(Path.GetFullPath(folder), path), Measurements.Json));
        break;
    case ["once", var path]:
        ProcessMeasurement.Once(path);
        break;
    case ["transfers", .. var rest]:
        return await TransferCommands.RunAsync(rest);
    case ["gate", .. var rest]:
        await GateCommands.CompareAsync(GateCommands.Number(rest, 0, 2_000), GateCommands.Number(rest, 1, 50), GateCommands.Number(rest, 2, 1_000));
        break;
    case ["known", .. var rest]:
        await GateCommands.KnownAsync(GateCommands.Number(rest, 0, 10_000), GateCommands.Number(rest, 1, 1_024));
        break;
    case ["rebuild", .. var rest]:
        await RebuildMeasurement.PrintAsync(GateCommands.Number(rest, 0, 10));
        break;
    case ["startup", .. var rest]:
        await GateCommands.StartupAsync(GateCommands.Number(rest, 0, 20));
        break;
    case ["script", var address, var folder]:
        return await NaiveScript.RunAsync(new Uri(address), folder);
    case ["nothing"]:
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

return 0;
