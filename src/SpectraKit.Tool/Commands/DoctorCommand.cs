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
            var analyze = service.Apply(parsed, new ServiceSettings());
            emulator.Apply(parsed, analyze);
            var cloud = service.Apply(parsed, new ServiceSettings());
            intelligence.Apply(parsed, cloud);
            var environment = intelligence.Over(surroundings.Environment, parsed);

            // Most installations have no account in the cloud: it is looked at where something says where it is.
            var hasCloud = !analyze.Emulator && !string.IsNullOrWhiteSpace(cloud.Url ?? environment("SPECTRAKIT_INTELLIGENCE_URL"));
            var doctor = new Doctor(EngineHosts.Of(surroundings, environment));
            var report = await doctor.ExamineAsync(hasCloud ? [analyze, cloud] : [analyze], CacheOption.FolderOf(parsed.GetValue(cache), surroundings), cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
                Machine.Write(surroundings, DoctorText.WriteJson(report));
            else
                DoctorText.Write(report, surroundings.Output);
            return report.ExitCode;
        });
        return command;
    }
}
