using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit doctor</c>: why a scan would not work from here, found out without scanning.</summary>
internal static class DoctorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("doctor", "Look at address, credential, proxy, connection, certificate, clock, rights, limits and cache; say what to do about each. Sends no file.").WithExamples(
            "spectrakit doctor",
            "spectrakit doctor --json",
            "spectrakit doctor --emulator");
        var service = ServiceOptions.AddTo(command, TimeSpan.FromMinutes(1));
        var emulator = EmulatorChoice.AddTo(command, service);
        var intelligence = IntelligenceOptions.AddTo(command);
        var cache = CacheOption.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = service.Apply(parsed, new ServiceSettings());
            emulator.Apply(parsed, settings);
            var cloud = intelligence.ApplyBeside(parsed, settings);
            var host = EngineHosts.Of(surroundings, intelligence.Over(surroundings.Environment, parsed));
            var report = await new Doctor(host).ExamineAsync(Doctor.ServicesOf(settings, cloud, host), CacheOption.FolderOf(parsed.GetValue(cache), surroundings), cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
                Machine.Write(surroundings, DoctorText.WriteJson(report));
            else
                DoctorText.Write(report, surroundings.Output);
            return report.ExitCode;
        });
        return command;
    }
}
