using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit report render</c>: any report from the neutral one, without asking anybody again.</summary>
internal static class ReportRenderCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("render", "Make other reports from the JSON report of a scan. Asks nobody, and changes no verdict.").WithExamples(
            "spectrakit report render scan.json --report html=scan.html --report junit=TEST-scan.xml",
            "spectrakit report render scan.json");
        var file = new Argument<string>("file") { Description = "The JSON report that a scan wrote; - is standard input." };
        command.Arguments.Add(file);
        var reports = ReportOptions.AddTo(command);

        command.SetAction(parsed =>
        {
            var report = Read(parsed.GetValue(file)!, surroundings);
            var outputs = parsed.GetValue(reports)!;
            foreach (var output in outputs)
                ReportText.Save(report, output with { Path = Path.GetFullPath(output.Path, surroundings.WorkingFolder) });
            // Without a place to put one, there is somebody to read it.
            if (outputs.Length == 0)
                new RunDisplay(surroundings, outputIsForMachines: false).Show(report);
            return ExitCodes.AllClear;
        });
        return command;
    }

    private static ScanReport Read(string file, Surroundings surroundings) => JsonReportReader.Load(
        file,
        () => file == "-" ? System.Text.Encoding.UTF8.GetBytes(surroundings.OpenInput().ReadToEnd()) : File.ReadAllBytes(Path.GetFullPath(file, surroundings.WorkingFolder)));
}
