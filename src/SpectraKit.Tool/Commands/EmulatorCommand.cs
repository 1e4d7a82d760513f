using System.CommandLine;
using System.Net.Sockets;
using SpectraKit.Emulator;
using SpectraKit.Scanning;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit emulator</c>: both services on this machine, until it is told to stop.</summary>
internal static class EmulatorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("emulator", "Run an emulator of Spectra Analyze and Spectra Intelligence until Ctrl-C or SIGTERM. It prints 'Listening on <url>' when it is ready.").WithExamples(
            "spectrakit emulator --data emulator-data --rules rules.json",
            "spectrakit emulator --fault unavailable,rate=0.3,retryAfter=1 --fault \"reset-body,operation=GET *,rate=0.1\" --fault-seed 7 --admin",
            "rules.json: {\"rules\": [{\"name\": \"*.dll\", \"classification\": \"malicious\", \"riskScore\": 10, \"threatName\": \"Win32.Trojan.Example\"}]}",
            "SPECTRAKIT_URL=http://127.0.0.1:5080 SPECTRAKIT_TOKEN=emulator spectrakit scan \"bin/**/*.dll\"");
        var options = EmulatorServerOptions.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Read(parsed, surroundings);
            await using var emulator = await StartAsync(settings, cancellationToken).ConfigureAwait(false);
            if (emulator.CertificatePath is { } certificate) surroundings.Output.WriteLine($"Certificate {certificate}");
            surroundings.Output.WriteLine($"Listening on {emulator.BaseAddress.AbsoluteUri.TrimEnd('/')}");
            surroundings.Output.Flush();

            // Being told to stop is how it ends: no failure, and so no 130.
            await StopRequest.WaitAsync(options.StopsWithInput(parsed, surroundings), surroundings, cancellationToken).ConfigureAwait(false);
            return ExitCodes.AllClear;
        });
        return command;
    }

    private static async Task<SpectraEmulator> StartAsync(EmulatorOptions settings, CancellationToken cancellationToken)
    {
        try
        {
            return await SpectraEmulator.StartAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        catch (EmulatorConfigurationException e)
        {
            throw EmulatorTrouble.Of(e, settings.RulesFile, settings.FaultsFile, settings.YaraDirectory);
        }
        catch (SocketException e)
        {
            // A port in use is the emulator's own complaint; an address of another machine, or a port that takes more rights, is the system's.
            throw new ProblemException(new(Codes.InvalidSetting, $"{settings.Listen} cannot be listened on: {e.Message}."), e);
        }
    }
}
