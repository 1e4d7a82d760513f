using System.ComponentModel;
using System.Diagnostics;

namespace SpectraKit.Emulator;

/// <summary>Runs <c>yara</c> and its compiler. They read strangers' files in a process of their own: what breaks there breaks nothing here.</summary>
internal static class YaraProgram
{
    public const string Scanner = "yara";
    public const string Compiler = "yarac";

    /// <summary>Runs one of the two to its end, or until its time is over.</summary>
    /// <returns>What it wrote, line by line, and whether it ended well and in time.</returns>
    /// <exception cref="EmulatorConfigurationException">It is not installed.</exception>
    public static async Task<(bool IsWell, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)> RunAsync(string program, IEnumerable<string> arguments, TimeSpan time, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(time);
        var output = LinesAsync(process.StandardOutput);
        var errors = LinesAsync(process.StandardError);
        var isInTime = true;
        try
        {
            await process.WaitForExitAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            isInTime = false;
        }

        var lines = (await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        cancellationToken.ThrowIfCancellationRequested();
        return (isInTime && process.ExitCode == 0, lines.Item1, lines.Item2);
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new EmulatorConfigurationException(
                $"YARA rules need the program {program}, which is not there. Install it: apt-get install yara (Debian, Ubuntu), dnf install yara (Fedora), brew install yara (macOS), winget install VirusTotal.YARA (Windows).",
                innerException: e);
        }
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line) lines.Add(line);
        return lines;
    }
}
