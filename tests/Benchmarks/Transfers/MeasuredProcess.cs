using System.ComponentModel;
using System.Diagnostics;

namespace SpectraKit.Benchmarks.Transfers;

/// <summary>A program that is run to its end and measured from outside.</summary>
internal sealed class MeasuredProcess(string name, string program, IReadOnlyList<string> arguments)
{
    public string Name => name;

    /// <summary>Whether what it says is read and dropped.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The folder that it starts in; <c>null</c> for this process's.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>What its environment has beside this process's.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public async Task<Measurement> RunAsync()
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = IsQuiet, WorkingDirectory = WorkingFolder ?? "" };
        foreach (var (variable, value) in Environment)
            start.Environment[variable] = value;
        using var process = new Process { StartInfo = start };
        var clock = Stopwatch.StartNew();
        process.Start();
        if (IsQuiet)
            process.BeginOutputReadLine();
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (!process.HasExited)
        {
            // The system keeps the peak, but forgets a process that has ended: the last look before that counts.
            try
            {
                process.Refresh();
                (cpu, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception)
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
