namespace SpectraKit.Benchmarks.Transfers;

/// <summary>
/// Transfers beside what others do, each in a process of its own so that peak memory is its own:
/// <c>dotnet run -c Release --project tests/Benchmarks -- transfers download</c> (or <c>upload</c>, <c>queries</c>).
/// </summary>
internal static class TransferCommands
{
    private const long Length = 2L * 1024 * 1024 * 1024;
    private const int Queries = 10_000;

    public static async Task<int> RunAsync(string[] arguments) => arguments switch
    {
        ["download"] => await CompareAsync("download of 2 GiB", server => [Own("download", server), Programs.Curl("-sS", "-o", Path.Combine(server.Folder, "curl.bin"), $"{server.Address}bytes/")]),
        ["upload"] => await CompareAsync("upload of 2 GiB", server => [Own("upload", server), Programs.Curl("-sS", "-o", Path.Combine(server.Folder, "curl.txt"), "-H", "Expect:", "-T", server.SourceFile(Length), $"{server.Address}bytes/")]),
        ["queries"] => await CompareAsync("10,000 status queries", server => [Own("queries", server), Own("raw-queries", server)]),
        ["server"] => await TransferServer.RunAsync(Length),
        [var side, var address, var folder] => await TransferSides.RunAsync(side, new Uri(address), folder, Queries),
        _ => Usage(),
    };

    private static MeasuredProcess Own(string side, TransferServer server)
    {
        if (side == "upload")
            server.SourceFile(Length);
        return Programs.Self(side, $"{server.Address}", server.Folder);
    }

    private static async Task<int> CompareAsync(string title, Func<TransferServer, MeasuredProcess[]> sides)
    {
        // The server is a process of its own: its memory and its threads are nobody's figure.
        await using var server = await TransferServer.StartAsync();
        Console.WriteLine($"{title}: one warm-up round, then three; medians");
        Console.WriteLine($"{"",-14} {"seconds",10} {"CPU s",10} {"peak MiB",10}");
        foreach (var side in sides(server))
        {
            var runs = new List<Measurement>();
            for (var round = 0; round < 4; round++)
            {
                var run = await side.RunAsync();
                if (round > 0)
                    runs.Add(run);
            }

            Console.WriteLine($"{side.Name,-14} {Median(runs, r => r.Elapsed.TotalSeconds),10:0.00} {Median(runs, r => r.Cpu.TotalSeconds),10:0.00} {Median(runs, r => r.PeakBytes / 1024d / 1024d),10:0.0}");
        }

        return 0;
    }

    private static double Median(List<Measurement> runs, Func<Measurement, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);

    private static int Usage()
    {
        Console.Error.WriteLine("transfers download | upload | queries");
        return 2;
    }
}
