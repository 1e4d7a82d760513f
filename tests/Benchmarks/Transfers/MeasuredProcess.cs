using System.Diagnostics;

namespace SpectraKit.Benchmarks.Transfers;

/// <summary>A program that is run to its end and measured from outside.</summary>
internal sealed class MeasuredProcess(string name, string program, IReadOnlyList<string> arguments)
{
    public string Name => name;

    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public async Task<Measurement> RunAsync()
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false } };
        var clock = Stopwatch.StartNew();
        process.Start();
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (!process.HasExited)
        {
            // The system keeps the peak, but forgets a process that has ended: the last look before that counts.
            try
            {
                process.Refresh();
                (cpu, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException)
            {
                break;
            }

            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(10));
        }

        await process.WaitForExitAsync();
        clock.Stop();
        return process.ExitCode == 0
            ? new Measurement(clock.Elapsed, cpu, peak)
            : throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode}.");
    }
}
