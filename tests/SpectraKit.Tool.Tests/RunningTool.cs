using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>The built program while it runs: what it has said so far, and the signals that it can be sent.</summary>
internal sealed class RunningTool : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private RunningTool(Process process) => _process = process;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public bool HasEnded => _process.HasExited;

    public static RunningTool Start(string workingFolder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = Interruptible.Dotnet(["exec", ToolProcess.Path, .. arguments]);
        start.WorkingDirectory = workingFolder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SPECTRAKIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var tool = new RunningTool(new Process { StartInfo = start });
        tool._process.OutputDataReceived += (_, line) => Append(tool._output, line.Data);
        tool._process.ErrorDataReceived += (_, line) => Append(tool._errors, line.Data);
        tool._process.Start();
        tool._process.BeginOutputReadLine();
        tool._process.BeginErrorReadLine();
        return tool;
    }

    /// <summary>Waits until it has said this, on either stream. Fails when it ends without.</summary>
    public async Task SaysAsync(string text)
    {
        while (!Output.Contains(text, StringComparison.Ordinal) && !Errors.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"It ended with {(_process.HasExited ? _process.ExitCode : 0)} before it said '{text}':\n{Output}{Errors}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void CloseInput() => _process.StandardInput.Close();

    public void Interrupt() => Signal("INT");

    /// <summary>Ends it as <c>kill -9</c> does: it does not hear of it.</summary>
    public void Kill()
    {
        // One that has ended by itself in the meantime is as dead.
        _process.Kill();
        _process.WaitForExit();
    }

    public void Terminate() => Signal("TERM");

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Signal(string name)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            Assert.Skip("Windows has no signals to send.");
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString()]);
        kill.WaitForExit();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
