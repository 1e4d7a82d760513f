using System.Diagnostics;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>A build that can be interrupted as Ctrl+C does.</summary>
internal sealed class RunningBuild : IDisposable
{
    private readonly Process _process;

    private RunningBuild(Process process) => _process = process;

    public static RunningBuild Start(string folder, IEnumerable<string> arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = Interruptible.Dotnet(arguments);
        start.WorkingDirectory = folder;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public Task EndAsync() => _process.WaitForExitAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
