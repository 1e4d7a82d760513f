using System.CommandLine;

namespace SpectraKit.Tool.Options;

/// <summary>Machine output of the commands that answer questions: JSON alone on standard output, everything for people on standard error.</summary>
internal static class JsonOption
{
    public static Option<bool> AddTo(Command command)
    {
        var json = new Option<bool>("--json") { Description = "Write JSON to standard output, and everything else to standard error." };
        command.Options.Add(json);
        return json;
    }
}
