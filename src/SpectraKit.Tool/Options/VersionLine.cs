using System.CommandLine;
using System.CommandLine.Invocation;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>--version: the version that reports carry, and nothing else on the line.</summary>
internal sealed class VersionLine : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolInfo.Current.Version);
        return ExitCodes.AllClear;
    }
}
