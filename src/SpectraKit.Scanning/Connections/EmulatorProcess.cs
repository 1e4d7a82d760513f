using System.Diagnostics;
using System.Security.Cryptography;

namespace SpectraKit.Scanning;

/// <summary>
/// Starts the emulator as a process of its own: for fronts that live in somebody else's process, which must not load a web server. The process is
/// <c>dotnet exec SpectraKit.Tool.dll emulator --listen http://127.0.0.1:0</c>; it says <c>Listening on …</c> when it is ready. Its token and password are made
/// up for the run and reach it through its environment alone. Its data folder is temporary, and deleted when it has stopped.
/// </summary>
/// <param name="toolPath">The full path of <c>SpectraKit.Tool.dll</c>.</param>
public sealed class EmulatorProcess(string toolPath) : IEmulatorHost
{
    /// <summary>Set to <c>1</c> for the process: it should end when its standard input does, so that it does not outlive a front that was killed.</summary>
    public const string StopWithInputVariable = "SPECTRAKIT_EMULATOR_STOP_WITH_INPUT";

    private const string ReadyPrefix = "Listening on ";
    private const string TokenVariable = "SPECTRAKIT_EMULATOR_TOKEN";
    private const string PasswordVariable = "SPECTRAKIT_EMULATOR_PASSWORD";
    private const string User = "emulator";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(5);

    internal string Dotnet { get; init; } = DotnetPath();

    /// <inheritdoc/>
    public async Task<RunningEmulator> StartAsync(string? rulesFile, CancellationToken cancellationToken)
    {
        if (!File.Exists(toolPath))
            throw new ProblemException(new(Codes.InvalidSetting, $"The emulator's program is not there: '{SafeText.Of(toolPath)}'."));

        var data = Directory.CreateTempSubdirectory("spectrakit-emulator-").FullName;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var output = new ProcessTail();
        var process = new Process { StartInfo = StartInfo(rulesFile, data, token) };
        process.OutputDataReceived += (_, line) => output.Add(line.Data, ReadyPrefix);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data, null);
        try
        {
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var address = await ReadyAsync(process, output, cancellationToken).ConfigureAwait(false);
            return new RunningEmulator(address, () => StopAsync(process, data)) { Token = token, User = User, Password = token };
        }
        catch (Exception e)
        {
            await StopAsync(process, data).ConfigureAwait(false);
            if (e is System.ComponentModel.Win32Exception)
                throw new ProblemException(new(Codes.InvalidSetting, "The emulator could not be started: there is no 'dotnet' to run it with."), e);
            throw;
        }
    }

    private ProcessStartInfo StartInfo(string? rulesFile, string data, string token)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                [TokenVariable] = token,
                [PasswordVariable] = token,
                [StopWithInputVariable] = "1",
            },
        };
        string[] arguments =
        [
            "exec", toolPath, "emulator", "--listen", "http://127.0.0.1:0", "--data", data,
            "--token-variable", TokenVariable, "--user", User, "--password-variable", PasswordVariable,
            .. rulesFile is null ? (string[])[] : ["--rules", rulesFile],
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    // The muxer that runs this process, the one that MSBuild and the SDK name to what they start, or the one on the path.
    private static string DotnetPath()
    {
        var own = Environment.ProcessPath;
        if (own is not null && System.IO.Path.GetFileNameWithoutExtension(own) == "dotnet")
            return own;
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
    }

    private static async Task<Uri> ReadyAsync(Process process, ProcessTail output, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_patience);
        try
        {
            var ended = process.WaitForExitAsync(limit.Token);
            await Task.WhenAny(output.Ready, ended).ConfigureAwait(false);
            if (output.Ready.IsCompletedSuccessfully)
            {
                var text = await output.Ready.ConfigureAwait(false);
                return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
                    ? address
                    : throw new ProblemException(new(Codes.Unreachable, $"The emulator started, but '{SafeText.Of(text)}' is not an address."));
            }

            await ended.ConfigureAwait(false);
            var said = output.Text.Length > 0 ? $" It said: {output.Text}" : " It said nothing.";
            var code = output.Text.Contains(Codes.InvalidRulesFile.Id, StringComparison.Ordinal) ? Codes.InvalidRulesFile : Codes.Unreachable;
            throw new ProblemException(new(code, $"The emulator ended before it was ready, with exit code {process.ExitCode}.{said}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(new(Codes.NoAnswer, $"The emulator was not ready within {_patience.TotalSeconds:0} seconds."));
        }
    }

    private static async ValueTask StopAsync(Process process, string data)
    {
        using (process)
        {
            try
            {
                if (!process.HasExited)
                {
                    process.StandardInput.Close();
                    using var limit = new CancellationTokenSource(_farewell);
                    await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is InvalidOperationException or IOException)
            {
                // It never started, or ended by itself.
            }
        }

        try
        {
            Directory.Delete(data, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is a temporary folder.
        }
    }
}
